// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable aspiration{.name = "aspiration",
                                           .units = "share of revenue",
                                           .meaning =
                                               "mean over firms of the margin that they aspire to",
                                           .standard = false,
                                           .is_mean = true,
                                           .reals = read_mean<&Firms::aspiration>};

} // namespace catchup
