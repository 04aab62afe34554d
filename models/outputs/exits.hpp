// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable exits{.name = "exits",
                                      .units = "1",
                                      .meaning = "firms that exited in the quarter",
                                      .integers = read_flow<&Flows::exits>};

} // namespace catchup
