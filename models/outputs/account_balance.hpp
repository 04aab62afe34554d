// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable account_balance{.name = "account_balance",
                                                .units = money_units,
                                                .meaning = "closing balance of each account",
                                                .shape = Shape::account,
                                                .scale_factor = fen_scale,
                                                .integers = read_accounts<&Books::balance>};

} // namespace catchup
