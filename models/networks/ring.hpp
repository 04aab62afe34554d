// SPDX-License-Identifier: MIT
#pragma once

#include <tuple>

#include "models/networks/network.hpp"
#include "sim/config/field.hpp"
#include "sim/network/generators.hpp"

namespace catchup {

/// Each firm and its nearest neighbours in the county, in order of place.
struct Ring {
    static constexpr std::string_view name = "ring";
    static constexpr std::string_view meaning = "nearest neighbours within the county";
    static constexpr bool random = false;
    std::uint32_t neighbours = 2;

    static constexpr auto fields() {
        using namespace config;
        return std::tuple{
            field("neighbours", &Ring::neighbours, between(2, 1000), "firms",
                  "partners of a firm; even", "assumption"),
        };
    }
    void check(config::Complaints& complain) const {
        if (neighbours % 2 != 0) {
            complain("neighbours", "must be even: half of them stand on either side of the ring. "
                                   "Try one more");
        }
    }
    [[nodiscard]] std::vector<network::Link> connect(const Counties& counties,
                                                     const Stream& /*luck*/) const {
        return within_counties(counties,
                               [&](auto members) { return network::ring(members, neighbours); });
    }
};
static_assert(NetworkKind<Ring>);

} // namespace catchup
