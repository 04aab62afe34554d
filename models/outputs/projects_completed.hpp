// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/output.hpp"

namespace catchup {

inline constexpr OutputVariable projects_completed{
    .name = "projects_completed",
    .units = "1",
    .meaning = "projects completed in the quarter",
    .integers = [](const World& world, std::span<std::int64_t> cells) {
        for (std::size_t s = 0; s < cells.size(); ++s) {
            cells[s] = world.flows.completed[s];
        }
    }};

} // namespace catchup
