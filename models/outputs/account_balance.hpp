// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup {

inline constexpr OutputVariable account_balance{
    .name = "account_balance",
    .units = money_units,
    .meaning = "closing balance of each account; that of firm_funds is counted firm by firm",
    .shape = Shape::account,
    .scale_factor = fen_scale,
    .integers = [](const World& world, std::span<std::int64_t> cells) {
        read_accounts<&Books::balance>(world, cells);
        // counted, not carried forward: a booking without its counterpart would show here
        cells[static_cast<std::size_t>(Account::firm_funds)] = ordered_sum<std::int64_t>(
            world.firms.size(), [&](Position f) noexcept { return world.firms.fund[f].value(); });
    }};

} // namespace catchup
