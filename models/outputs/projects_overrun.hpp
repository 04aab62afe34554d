// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable projects_overrun{
    .name = "projects_overrun",
    .units = "1",
    .meaning = "projects that passed their planned end in the quarter and run on",
    .integers = read_flow<&Flows::late>};

} // namespace catchup
