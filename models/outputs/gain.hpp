// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable gain{.name = "gain",
                                     .units = "share of revenue",
                                     .meaning = "mean over firms of the realised margin gain",
                                     .standard = false,
                                     .is_mean = true,
                                     .reals = read_mean<&Firms::gain>};

} // namespace catchup
