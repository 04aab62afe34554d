// SPDX-License-Identifier: MIT
#pragma once

#include "models/sectors/sector.hpp"

namespace catchup {

/// Makers of motorcycles and small utility vehicles. Zhou et al. 2019, case 2: small batches of many
/// variants for exacting customers; before 2012 most firms had a few separate digital systems.
/// assumption: every number; network technology earns more than in vehicles (orders by customer).
inline Sector motorcycles() {
    return {.kind = "motorcycles",
            .revenue_median = 40.0,
            .revenue_log_sd = 1.4,
            .margin = {0.03, 0.08},
            .benefit = {1.1, 1.2, 1.0},
            .cost = 1.1,
            .competition = 0.6,
            .start = {{"D0N0I0", 0.5}, {"D1N0I0", 0.4}, {"D1N1I0", 0.1}},
            .inputs = {{"manufacturing", 0.4},
                       {"bearings", 0.1},
                       {"gears", 0.15},
                       {"electronics", 0.15},
                       {"motorcycles", 0.2}},
            .distance = {{"vehicles", 0.2}, {"bearings", 0.5}, {"gears", 0.4}}};
}

} // namespace catchup
