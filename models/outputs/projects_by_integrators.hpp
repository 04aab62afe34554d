// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/output.hpp"

namespace catchup {

inline constexpr OutputVariable projects_by_integrators{
    .name = "projects_by_integrators",
    .units = "1",
    .meaning = "projects started in the quarter that an integrator carries out",
    .integers = [](const World& world, std::span<std::int64_t> cells) {
        for (std::size_t s = 0; s < cells.size(); ++s) {
            cells[s] = world.flows.started_by_integrators[s];
        }
    }};

} // namespace catchup
