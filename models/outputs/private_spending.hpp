// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/output.hpp"

namespace catchup {

inline constexpr OutputVariable private_spending{
    .name = "private_spending",
    .units = money_units,
    .meaning = "what firms paid for projects in the quarter",
    .scale_factor = fen_scale,
    .integers = [](const World& world, std::span<std::int64_t> cells) {
        for (std::size_t s = 0; s < cells.size(); ++s) {
            cells[s] = world.flows.private_spending[s].value();
        }
    }};

} // namespace catchup
