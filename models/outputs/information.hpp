// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable information{
    .name = "information",
    .units = "1",
    .meaning = "mean over firms of how well benefits are known, 0 to 1",
    .standard = false,
    .is_mean = true,
    .reals = read_mean<&Firms::information>};

} // namespace catchup
