// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

/// What E18's terminal value discounts: steady-state gains of today's states, with the expected
/// completion of projects under way; windows are taken as closed.
inline constexpr OutputVariable prospective_gain{
    .name = "prospective_gain",
    .units = "million RMB/year",
    .meaning = "yearly gains to which all firms are heading: revenue x steady-state gain, projects "
               "under way completed with their probability",
    .standard = false,
    .reals = [](const World& world, std::span<double> cells) {
        const auto sums = sector_sums<double>(world.firms, cells.size(), [&](Position f) noexcept {
            return expected_yearly_gain(world, f);
        });
        std::copy(sums.begin(), sums.end(), cells.begin());
    }};

} // namespace catchup
