// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable fund{
    .name = "fund",
    .units = money_units,
    .meaning = "sum over firms of the liquid upgrading fund at the end of the quarter",
    .standard = false,
    .scale_factor = fen_scale,
    .integers = read_sum<&Firms::fund>};

} // namespace catchup
