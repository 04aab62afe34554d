// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable margin{
    .name = "margin",
    .units = "share of revenue",
    .meaning = "mean over the firms at the end of the quarter of its margin (entrants: as "
               "observed at birth); 0 in a sector without firms",
    .is_mean = true,
    .reals = read_mean<&Firms::margin>};

} // namespace catchup
