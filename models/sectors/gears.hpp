// SPDX-License-Identifier: MIT
#pragma once

#include "models/sectors/sector.hpp"

namespace catchup {

/// Fixtures and gears, where TOMAN went next (Zhou et al. 2019, case 5). assumption: every number,
/// set beside the bearing makers.
inline Sector gears() {
    return {.kind = "gears",
            .revenue_median = 15.0,
            .revenue_log_sd = 0.8,
            .margin = {0.03, 0.06},
            .benefit = {1.0, 0.9, 1.0},
            .cost = 1.0,
            .competition = 0.5,
            .start = {{"D0N0I0", 0.9}, {"D1N0I0", 0.1}},
            .inputs = {{"manufacturing", 0.7}, {"gears", 0.15}, {"bearings", 0.15}},
            .distance = {{"bearings", 0.2},
                         {"vehicles", 0.4},
                         {"wind_turbines", 0.5},
                         {"construction_machinery", 0.4}}};
}

} // namespace catchup
