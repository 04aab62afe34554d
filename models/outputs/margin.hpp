// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/output.hpp"
#include "models/sums.hpp"

namespace catchup {

inline constexpr OutputVariable margin{
    .name = "margin",
    .units = "share of revenue",
    .meaning = "mean over firms of the quarter's margin; 0 in a sector without firms",
    .reals = [](const World& world, std::span<double> cells) {
        const auto sums = sector_sums<double>(world.firms, cells.size(), [&](Position f) noexcept {
            return static_cast<double>(world.firms.margin[f]);
        });
        for (std::size_t s = 0; s < cells.size(); ++s) {
            const auto firms = static_cast<double>(world.sector_firms[s]);
            cells[s] = firms > 0.0 ? sums[s] / firms : 0.0;
        }
    }};

} // namespace catchup
