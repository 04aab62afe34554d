// SPDX-License-Identifier: MIT
#pragma once

#include <tuple>

#include "models/networks/network.hpp"
#include "sim/config/field.hpp"
#include "sim/network/generators.hpp"

namespace catchup {

/// The county's first firm is partner of all others, who have only it.
struct Star {
    static constexpr std::string_view name = "star";
    static constexpr std::string_view meaning = "the county's first firm with all others";
    static constexpr bool random = false;

    static constexpr auto fields() { return std::tuple{}; }
    [[nodiscard]] std::vector<network::Link> connect(const Counties& counties,
                                                     const Stream& /*luck*/) const {
        return within_counties(counties, [](auto members) { return network::star(members); });
    }
};
static_assert(NetworkKind<Star>);

} // namespace catchup
