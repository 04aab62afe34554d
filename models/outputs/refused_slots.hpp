// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable refused_slots{.name = "refused_slots",
                                              .units = "1",
                                              .meaning =
                                                  "proposals of the quarter that found no slot",
                                              .standard = false,
                                              .integers = read_flow<&Flows::without_slot>};

} // namespace catchup
