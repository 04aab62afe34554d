// SPDX-License-Identifier: MIT
#pragma once

#include <tuple>

#include "models/networks/network.hpp"
#include "sim/config/field.hpp"
#include "sim/network/files.hpp"

namespace catchup {

/// Links read from a CSV file with the columns from,to; counties play no part.
struct EdgeList {
    static constexpr std::string_view name = "edge_list";
    static constexpr std::string_view meaning = "links from a CSV file";
    static constexpr bool random = false;
    config::TextFile file;
    std::uint32_t first = 0;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("file", &EdgeList::file, anything, "",
                  "CSV with a header and the columns from,to", "scenario"),
            field("first", &EdgeList::first, anything, "", "number of the first firm in the file",
                  "scenario"),
        };
    }
    void check(config::Complaints& complain) const {
        if (file.path.empty()) {
            complain("file", "is missing. Try file = \"links.csv\"");
        }
    }
    [[nodiscard]] std::vector<network::Link> connect(const Counties& counties,
                                                     const Stream& /*luck*/) const {
        return network::read_edge_list(file.text, file.path, first, firms_in(counties));
    }
};
static_assert(NetworkKind<EdgeList>);

} // namespace catchup
