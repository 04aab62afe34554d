// SPDX-License-Identifier: MIT
// The sector that docs/add-a-sector.md adds.
#pragma once

#include "models/sectors/sector.hpp"

namespace catchup {

/// Hydraulic valves, apart from gears and bearings. assumption: every number, set beside those of
/// bearings and gears, whose machines are alike.
inline Sector valves() {
    return {.kind = "valves",
            .revenue_median = 8.0,
            .revenue_log_sd = 0.8,
            .margin = {0.04, 0.08},
            .benefit = {1.1, 0.8, 0.9},
            .cost = 0.9,
            .competition = 0.4,
            .start = {{"D0N0I0", 0.9}, {"D1N0I0", 0.1}},
            .inputs = {{"manufacturing", 0.8}, {"gears", 0.1}, {"bearings", 0.1}},
            .distance = {{"bearings", 0.3}, {"gears", 0.1}}};
}

} // namespace catchup
