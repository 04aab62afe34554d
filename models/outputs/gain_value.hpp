// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

/// R g / 4 (E18's benefits of the quarter); first-mover premia are not in g.
inline constexpr OutputVariable gain_value{
    .name = "gain_value",
    .units = money_units,
    .meaning = "realised gains of all firms in the quarter: revenue x gain",
    .standard = false,
    .reals = [](const World& world, std::span<double> cells) {
        const auto sums = sector_sums<double>(world.firms, cells.size(), [&](Position f) noexcept {
            return static_cast<double>(world.firms.revenue[f]) * world.firms.gain[f] / 4.0;
        });
        std::copy(sums.begin(), sums.end(), cells.begin());
    }};

} // namespace catchup
