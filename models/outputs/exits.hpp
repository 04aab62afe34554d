// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/output.hpp"

namespace catchup {

inline constexpr OutputVariable exits{
    .name = "exits",
    .units = "1",
    .meaning = "firms that exited in the quarter",
    .integers = [](const World& world, std::span<std::int64_t> cells) {
        for (std::size_t s = 0; s < cells.size(); ++s) {
            cells[s] = world.flows.exits[s];
        }
    }};

} // namespace catchup
