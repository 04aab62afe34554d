// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/output.hpp"
#include "models/sums.hpp"

namespace catchup {

inline constexpr OutputVariable capability{
    .name = "capability",
    .units = "1",
    .meaning = "mean over firms of absorptive and management capability",
    .standard = false,
    .reals = [](const World& world, std::span<double> cells) {
        const auto sums = sector_sums<double>(world.firms, cells.size(), [&](Position f) noexcept {
            return static_cast<double>(world.firms.capability[f]);
        });
        for (std::size_t s = 0; s < cells.size(); ++s) {
            const auto firms = static_cast<double>(world.sector_firms[s]);
            cells[s] = firms > 0.0 ? sums[s] / firms : 0.0;
        }
    }};

} // namespace catchup
