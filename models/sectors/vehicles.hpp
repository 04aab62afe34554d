// SPDX-License-Identifier: MIT
#pragma once

#include "models/sectors/sector.hpp"

namespace catchup {

/// Special vehicles and their parts. Zhou et al. 2019, case 2: a few independent digital systems
/// before 2012, then mass customisation. assumption: every number.
inline Sector vehicles() {
    return {.kind = "vehicles",
            .revenue_median = 50.0,
            .revenue_log_sd = 1.4,
            .margin = {0.03, 0.08},
            .benefit = {1.2, 1.1, 1.0},
            .cost = 1.2,
            .competition = 0.6,
            .start = {{"D0N0I0", 0.5}, {"D1N0I0", 0.4}, {"D1N1I0", 0.1}},
            .inputs = {{"manufacturing", 0.35},
                       {"bearings", 0.1},
                       {"gears", 0.15},
                       {"electronics", 0.2},
                       {"vehicles", 0.2}},
            .distance = {{"construction_machinery", 0.3}}};
}

} // namespace catchup
