// SPDX-License-Identifier: MIT
#pragma once

#include "models/outputs/read.hpp"

namespace catchup {

inline constexpr OutputVariable capability{
    .name = "capability",
    .units = "1",
    .meaning = "mean over firms of absorptive and management capability",
    .standard = false,
    .is_mean = true,
    .reals = read_mean<&Firms::capability>};

} // namespace catchup
