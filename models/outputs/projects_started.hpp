// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/output.hpp"

namespace catchup {

inline constexpr OutputVariable projects_started{
    .name = "projects_started",
    .units = "1",
    .meaning = "projects started in the quarter",
    .integers = [](const World& world, std::span<std::int64_t> cells) {
        for (std::size_t s = 0; s < cells.size(); ++s) {
            cells[s] = world.flows.started[s];
        }
    }};

} // namespace catchup
