// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable projects_started{.name = "projects_started",
                                                 .units = "1",
                                                 .meaning = "projects started in the quarter",
                                                 .integers = read_flow<&Flows::started>};

} // namespace catchup
