// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable projects_by_integrators{
    .name = "projects_by_integrators",
    .units = "1",
    .meaning = "projects started in the quarter that an integrator carries out",
    .integers = read_flow<&Flows::started_by_integrators>};

} // namespace catchup
