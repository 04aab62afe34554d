// SPDX-License-Identifier: MIT
#pragma once

#include "models/sectors/sector.hpp"

namespace catchup {

/// The average of Chinese manufacturing about 2012. assumption: revenue, margins (5.5 % +- 2),
/// inputs and start; the start sits badly with "a few independent digital systems" (Zhou et al. 2019): sweep
/// it.
inline Sector manufacturing() {
    return {.kind = "manufacturing",
            .revenue_median = 22.0,
            .revenue_log_sd = 1.2,
            .margin = {0.02, 0.09},
            .benefit = {1.0, 1.0, 1.0},
            .cost = 1.0,
            .competition = 0.5,
            .start = {{"D0N0I0", 0.69}, {"D1N0I0", 0.157}, {"D1N1I0", 0.065}, {"D2N1I0", 0.088}},
            .inputs = {{"manufacturing", 0.6},
                       {"electronics", 0.15},
                       {"gears", 0.1},
                       {"bearings", 0.05},
                       {"construction_machinery", 0.1}},
            .distance = {}};
}

} // namespace catchup
