// SPDX-License-Identifier: MIT
#pragma once

#include "models/sectors/sector.hpp"

namespace catchup {

/// Makers of clamps, jigs and other fixtures. Zhou et al. 2019, case 5: one of the two sectors to which
/// Xinchang's integrator went in 2017. assumption: every number, taken after bearings and gears, whose
/// machines and sizes are alike.
inline Sector fixtures() {
    return {
        .kind = "fixtures",
        .revenue_median = 10.0,
        .revenue_log_sd = 0.7,
        .margin = {0.03, 0.06},
        .benefit = {1.0, 1.0, 1.0},
        .cost = 1.0,
        .competition = 0.5,
        .start = {{"D0N0I0", 0.9}, {"D1N0I0", 0.1}},
        .inputs = {{"manufacturing", 0.8}, {"fixtures", 0.1}, {"electronics", 0.1}},
        .distance = {{"bearings", 0.3}, {"gears", 0.3}, {"motorcycles", 0.6}, {"vehicles", 0.6}}};
}

} // namespace catchup
