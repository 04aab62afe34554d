// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable account_income{.name = "account_income",
                                               .units = money_units,
                                               .meaning =
                                                   "what each account received in the quarter",
                                               .shape = Shape::account,
                                               .scale_factor = fen_scale,
                                               .integers = read_accounts<&Books::income>};

} // namespace catchup
