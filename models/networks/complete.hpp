// SPDX-License-Identifier: MIT
#pragma once

#include <tuple>

#include "models/networks/network.hpp"
#include "sim/config/field.hpp"
#include "sim/network/generators.hpp"

namespace catchup {

/// Every firm of a county is partner of every other: the well-mixed limit of theory.
struct Complete {
    static constexpr std::string_view name = "complete";
    static constexpr std::string_view meaning = "every firm of a county with every other";
    static constexpr bool random = false;

    static constexpr auto fields() { return std::tuple{}; }
    [[nodiscard]] std::vector<network::Link> connect(const Counties& counties,
                                                     const Stream& /*luck*/) const {
        return within_counties(counties, [](auto members) { return network::complete(members); });
    }
};
static_assert(NetworkKind<Complete>);

} // namespace catchup
