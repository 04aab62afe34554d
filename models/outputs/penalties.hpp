// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable penalties{
    .name = "penalties",
    .units = "1",
    .meaning = "firms that paid a penalty because they did not comply with a mandate",
    .standard = false,

    .integers = read_flow<&Flows::penalties>};

} // namespace catchup
