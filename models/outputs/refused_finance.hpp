// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable refused_finance{
    .name = "refused_finance",
    .units = "1",
    .meaning = "proposals of the quarter that their firms could not pay",
    .standard = false,
    .integers = read_flow<&Flows::unfunded>};

} // namespace catchup
