// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable account_spending{.name = "account_spending",
                                                 .units = money_units,
                                                 .meaning = "what each account paid in the quarter",
                                                 .shape = Shape::account,
                                                 .scale_factor = fen_scale,
                                                 .integers = read_accounts<&Books::spending>};

} // namespace catchup
