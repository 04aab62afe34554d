// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>

#include "models/outputs/output.hpp"
#include "models/sums.hpp"

namespace catchup {

inline constexpr OutputVariable projects_running{
    .name = "projects_running",
    .units = "1",
    .meaning = "firms with a project under way at the end of the quarter",
    .standard = false,
    .integers = [](const World& world, std::span<std::int64_t> cells) {
        const auto sums =
            sector_sums<std::int64_t>(world.firms, cells.size(), [&](Position f) noexcept {
                return world.firms.project[f] != 0 ? 1 : 0;
            });
        std::copy(sums.begin(), sums.end(), cells.begin());
    }};

} // namespace catchup
