// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable revenue{
    .name = "revenue",
    .units = "million RMB/year",
    .meaning = "mean over firms of yearly revenue; 0 in a sector without firms",
    .is_mean = true,
    .reals = read_mean<&Firms::revenue>};

} // namespace catchup
