// SPDX-License-Identifier: MIT
#pragma once

#include "models/sectors/sector.hpp"

namespace catchup {

/// Construction machinery. Zhou et al. 2019, case 1: digital since the 1990s, remote service and
/// unmanned machines later. assumption: every number.
inline Sector construction_machinery() {
    return {.kind = "construction_machinery",
            .revenue_median = 60.0,
            .revenue_log_sd = 1.4,
            .margin = {0.04, 0.10},
            .benefit = {1.1, 1.1, 1.3},
            .cost = 1.1,
            .competition = 0.5,
            .start = {{"D0N0I0", 0.4}, {"D1N0I0", 0.35}, {"D1N1I0", 0.25}},
            .inputs = {{"manufacturing", 0.4},
                       {"bearings", 0.15},
                       {"gears", 0.2},
                       {"electronics", 0.15},
                       {"construction_machinery", 0.1}},
            .distance = {{"vehicles", 0.3}}};
}

} // namespace catchup
