// SPDX-License-Identifier: MIT
#pragma once

#include "models/sectors/sector.hpp"

namespace catchup {

/// Garment makers. Zhou et al. 2019, case 3: network first (orders by customer) earns most, sewing
/// stays manual because automation costs more than it returns. assumption: every number.
inline Sector garments() {
    return {.kind = "garments",
            .revenue_median = 12.0,
            .revenue_log_sd = 1.0,
            .margin = {0.03, 0.08},
            .benefit = {0.8, 1.6, 0.9},
            .cost = 1.0,
            .competition = 0.6,
            .start = {{"D0N0I0", 0.85}, {"D0N1I0", 0.05}, {"D1N0I0", 0.10}},
            .inputs = {{"garments", 0.5}, {"manufacturing", 0.4}, {"electronics", 0.1}},
            .distance = {}};
}

} // namespace catchup
