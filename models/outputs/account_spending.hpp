// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/output.hpp"

namespace catchup {

inline constexpr OutputVariable account_spending{
    .name = "account_spending",
    .units = money_units,
    .meaning = "what each account paid in the quarter",
    .shape = Shape::account,
    .scale_factor = fen_scale,
    .integers = [](const World& world, std::span<std::int64_t> cells) {
        for (std::size_t a = 0; a < cells.size(); ++a) {
            cells[a] = world.books.spending[a].value();
        }
    }};

} // namespace catchup
