// SPDX-License-Identifier: MIT
// The output variable that docs/add-an-output.md adds.
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

/// Herfindahl index: the sum of squared shares. n equal firms have 1/n, a lone one has 1.
inline void read_concentration(const World& world, std::span<double> cells) {
    const Firms& firms = world.firms;
    const auto size = [&](Position f) noexcept { return static_cast<double>(firms.revenue[f]); };
    const auto square = [&](Position f) noexcept { return size(f) * size(f); };
    const auto sums = sector_sums<double>(firms, cells.size(), size);
    const auto squares = sector_sums<double>(firms, cells.size(), square);
    for (std::size_t s = 0; s < cells.size(); ++s) {
        cells[s] = sums[s] > 0.0 ? squares[s] / (sums[s] * sums[s]) : 0.0;
    }
}

inline constexpr OutputVariable revenue_concentration{
    .name = "revenue_concentration",
    .units = "1",
    .meaning = "Herfindahl index of revenue: 1 = one firm has it all; 0 in a sector without firms",
    .standard = false,
    .is_mean = true,
    .reals = read_concentration};

} // namespace catchup
