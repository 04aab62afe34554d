// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable projects_supported{.name = "projects_supported",
                                                   .units = "1",
                                                   .meaning = "projects started with public money",
                                                   .standard = false,

                                                   .integers = read_flow<&Flows::supported>};

} // namespace catchup
