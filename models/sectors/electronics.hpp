// SPDX-License-Identifier: MIT
#pragma once

#include "models/sectors/sector.hpp"

namespace catchup {

/// Electronic components: short product cycles, strong price competition. assumption: every number.
inline Sector electronics() {
    return {.kind = "electronics",
            .revenue_median = 35.0,
            .revenue_log_sd = 1.3,
            .margin = {0.03, 0.09},
            .benefit = {1.2, 1.1, 1.2},
            .cost = 1.0,
            .competition = 0.7,
            .start = {{"D0N0I0", 0.45}, {"D1N0I0", 0.3}, {"D1N1I0", 0.25}},
            .inputs = {{"electronics", 0.7}, {"manufacturing", 0.3}},
            .distance = {}};
}

} // namespace catchup
