// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/output.hpp"

namespace catchup {

inline constexpr OutputVariable public_spending{
    .name = "public_spending",
    .units = money_units,
    .meaning = "what public money paid for projects in the quarter",
    .scale_factor = fen_scale,
    .integers = [](const World& world, std::span<std::int64_t> cells) {
        for (std::size_t s = 0; s < cells.size(); ++s) {
            cells[s] = world.flows.public_spending[s].value();
        }
    }};

} // namespace catchup
