// SPDX-License-Identifier: MIT
// Networks from and to files: edge lists (CSV) and GraphML.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "sim/network/partners.hpp"

namespace catchup::network {

/// Reads a CSV text whose header names the columns `from` and `to` (others are ignored). Firms are
/// numbered first_id, ..., first_id + firms - 1 in the file and stand at positions 0, 1, ...
/// A link may appear more than once and in both directions. `path` is for messages.
/// Throws InputError with the first 20 problems and the number of the others.
/// Precondition: firms > 0.
[[nodiscard]] std::vector<Link> read_edge_list(std::string_view text, const std::string& path,
                                               std::uint32_t first_id, std::uint32_t firms);

/// Reads an undirected GraphML text: its nodes, in the order of the document, stand at positions
/// 0, 1, ...; attributes are ignored. Throws InputError if the text is not such a graph, has
/// another number of nodes than `firms`, links a node to itself, or is nested more than 64 deep.
[[nodiscard]] std::vector<Link> read_graphml(std::string_view text, const std::string& path,
                                             std::uint32_t firms);

/// Writes the network as GraphML: node "n7" is position 7. The caller checks the stream.
void write_graphml(const Partners& partners, std::ostream& out);

} // namespace catchup::network
