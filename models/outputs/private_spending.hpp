// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable private_spending{.name = "private_spending",
                                                 .units = money_units,
                                                 .meaning =
                                                     "what firms paid for projects in the quarter",
                                                 .scale_factor = fen_scale,
                                                 .integers = read_flow<&Flows::private_spending>};

} // namespace catchup
