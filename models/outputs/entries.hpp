// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable entries{.name = "entries",
                                        .units = "1",
                                        .meaning = "firms that entered in the quarter",
                                        .integers = read_flow<&Flows::entries>};

} // namespace catchup
