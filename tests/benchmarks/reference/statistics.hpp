// SPDX-License-Identifier: MIT
// What the three programs must agree about.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "tests/benchmarks/reference/constants.hpp"

namespace catchup::bench::reference {

inline constexpr std::array<std::string_view, 11> statistic_names{"share at D = 2",
                                                                  "share at N = 2",
                                                                  "share at I = 2",
                                                                  "mean level of D",
                                                                  "mean level of N",
                                                                  "mean level of I",
                                                                  "share at D >= 1, year 5",
                                                                  "share at D >= 1, year 10",
                                                                  "share at D >= 1, year 15",
                                                                  "share at D >= 1, year 20",
                                                                  "mean purse"};
using Statistics = std::array<double, statistic_names.size()>;

/// Of the records of all quarters, the first one first.
[[nodiscard]] Statistics statistics_of(std::span<const Record> records);

} // namespace catchup::bench::reference
