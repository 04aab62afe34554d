// SPDX-License-Identifier: MIT
#pragma once

#include "models/sectors/sector.hpp"

namespace catchup {

/// Ball-bearing makers of Xinchang. Zhou et al. 2019, case 5: margin 3-5 %, most firms without any
/// digital equipment. assumption: revenue (80 machines a firm), 5 % start with some, inputs,
/// distances.
inline Sector bearings() {
    return {.kind = "bearings",
            .revenue_median = 10.0,
            .revenue_log_sd = 0.6,
            .margin = {0.03, 0.05},
            .benefit = {1.0, 1.0, 1.0},
            .cost = 1.0,
            .competition = 0.5,
            .start = {{"D0N0I0", 0.95}, {"D1N0I0", 0.05}},
            .inputs = {{"manufacturing", 0.7}, {"bearings", 0.2}, {"gears", 0.1}},
            .distance = {{"gears", 0.2},
                         {"vehicles", 0.5},
                         {"wind_turbines", 0.6},
                         {"construction_machinery", 0.5}}};
}

} // namespace catchup
