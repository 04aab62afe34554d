// SPDX-License-Identifier: MIT
#pragma once

#include <tuple>

#include "models/networks/network.hpp"
#include "sim/config/field.hpp"
#include "sim/network/files.hpp"

namespace catchup {

/// Links read from a GraphML file; its nodes, in the order of the file, are the firms.
struct GraphMl {
    static constexpr std::string_view name = "graphml";
    static constexpr std::string_view meaning = "links from a GraphML file";
    static constexpr bool random = false;
    config::TextFile file;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("file", &GraphMl::file, anything, "", "GraphML file with one node a firm",
                  "scenario"),
        };
    }
    void check(config::Complaints& complain) const {
        if (file.path.empty()) {
            complain("file", "is missing. Try file = \"links.graphml\"");
        }
    }
    [[nodiscard]] std::vector<network::Link> connect(const Counties& counties,
                                                     const Stream& /*luck*/) const {
        return network::read_graphml(file.text, file.path, firms_in(counties));
    }
};
static_assert(NetworkKind<GraphMl>);

} // namespace catchup
