// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/output.hpp"

namespace catchup {

inline constexpr OutputVariable account_income{
    .name = "account_income",
    .units = money_units,
    .meaning = "what each account received in the quarter",
    .shape = Shape::account,
    .scale_factor = fen_scale,
    .integers = [](const World& world, std::span<std::int64_t> cells) {
        for (std::size_t a = 0; a < cells.size(); ++a) {
            cells[a] = world.books.income[a].value();
        }
    }};

} // namespace catchup
