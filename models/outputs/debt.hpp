// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable debt{.name = "debt",
                                     .units = money_units,
                                     .meaning = "sum over firms of debt at the end of the quarter",
                                     .standard = false,
                                     .scale_factor = fen_scale,
                                     .integers = read_sum<&Firms::debt>};

} // namespace catchup
