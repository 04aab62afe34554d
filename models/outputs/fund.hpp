// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>

#include "models/outputs/output.hpp"
#include "models/sums.hpp"

namespace catchup {

inline constexpr OutputVariable fund{
    .name = "fund",
    .units = money_units,
    .meaning = "sum over firms of the liquid upgrading fund at the end of the quarter",
    .standard = false,
    .scale_factor = fen_scale,
    .integers = [](const World& world, std::span<std::int64_t> cells) {
        const auto sums =
            sector_sums<std::int64_t>(world.firms, cells.size(), [&](Position f) noexcept {
                return world.firms.fund[f].value();
            });
        std::copy(sums.begin(), sums.end(), cells.begin());
    }};

} // namespace catchup
