// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable projects_completed{.name = "projects_completed",
                                                   .units = "1",
                                                   .meaning = "projects completed in the quarter",
                                                   .integers = read_flow<&Flows::completed>};

} // namespace catchup
