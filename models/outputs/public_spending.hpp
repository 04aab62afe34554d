// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable public_spending{
    .name = "public_spending",
    .units = money_units,
    .meaning = "public money spent on firms in the quarter, administration and enforcement "
               "included; public goods belong to no sector: purse_spending has them",
    .scale_factor = fen_scale,
    .integers = read_flow<&Flows::public_spending>};

} // namespace catchup
