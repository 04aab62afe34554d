// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable purse_spending{
    .name = "purse_spending",
    .units = money_units,
    .meaning = "all that the purse spent in the quarter, administration, enforcement and public "
               "goods included",
    .shape = Shape::purse,
    .standard = true,
    .scale_factor = fen_scale,
    .integers = read_flow<&Flows::purse_spending>};

} // namespace catchup
