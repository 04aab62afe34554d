// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable trials{.name = "trials",
                                       .units = "1",
                                       .meaning = "free trials given in the quarter",
                                       .standard = false,
                                       .integers = read_flow<&Flows::trials>};

} // namespace catchup
