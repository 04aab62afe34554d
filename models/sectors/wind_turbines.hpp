// SPDX-License-Identifier: MIT
#pragma once

#include "models/sectors/sector.hpp"

namespace catchup {

/// Wind turbines and their parts. Zhou et al. 2019, case 4: digital first, networks from 2009,
/// operators gained 1-3 points of margin. assumption: every number.
inline Sector wind_turbines() {
    return {.kind = "wind_turbines",
            .revenue_median = 80.0,
            .revenue_log_sd = 1.3,
            .margin = {0.04, 0.10},
            .benefit = {1.1, 1.2, 1.2},
            .cost = 1.2,
            .competition = 0.4,
            .start = {{"D0N0I0", 0.3}, {"D1N0I0", 0.4}, {"D1N1I0", 0.3}},
            .inputs = {{"manufacturing", 0.3},
                       {"bearings", 0.2},
                       {"gears", 0.25},
                       {"electronics", 0.2},
                       {"wind_turbines", 0.05}},
            .distance = {}};
}

} // namespace catchup
