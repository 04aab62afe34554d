// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable projects_abandoned{.name = "projects_abandoned",
                                                   .units = "1",
                                                   .meaning = "projects given up in the quarter",
                                                   .integers = read_flow<&Flows::abandoned>};

} // namespace catchup
