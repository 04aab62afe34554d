// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable public_spending{
    .name = "public_spending",
    .units = money_units,
    .meaning = "what public money paid for projects in the quarter",
    .scale_factor = fen_scale,
    .integers = read_flow<&Flows::public_spending>};

} // namespace catchup
