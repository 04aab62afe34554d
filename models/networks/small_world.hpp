// SPDX-License-Identifier: MIT
#pragma once

#include <tuple>

#include "models/networks/network.hpp"
#include "sim/config/field.hpp"
#include "sim/network/generators.hpp"

namespace catchup {

/// Watts and Strogatz 1998 within each county: a ring of neighbours, some links rewired at random.
struct SmallWorld {
    static constexpr std::string_view name = "small_world";
    static constexpr std::string_view meaning =
        "Watts and Strogatz: neighbours on a ring, some links rewired within the county";
    static constexpr bool random = true;
    std::uint32_t neighbours = 6;
    double rewiring = 0.1;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("neighbours", &SmallWorld::neighbours, between(2, 1000), "firms",
                  "partners of a firm before rewiring; even", "assumption"),
            field("rewiring", &SmallWorld::rewiring, share, "share of links",
                  "links that lead to a random firm of the county", "assumption"),
        };
    }
    void check(config::Complaints& complain) const {
        if (neighbours % 2 != 0) {
            complain("neighbours", "must be even: half of them stand on either side of the ring. "
                                   "Try one more");
        }
    }
    [[nodiscard]] std::vector<network::Link> connect(const Counties& counties,
                                                     const Stream& luck) const {
        return within_counties(counties, [&](auto members) {
            return network::small_world(members, neighbours, rewiring, luck);
        });
    }
};
static_assert(NetworkKind<SmallWorld>);

} // namespace catchup
