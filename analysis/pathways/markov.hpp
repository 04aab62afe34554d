// SPDX-License-Identifier: MIT
// How much memory steps between states have, and whether their rates are the same everywhere.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <vector>

#include "analysis/pathways/sequences.hpp"

namespace catchup::analysis {

/// A likelihood-ratio test of contingency tables (Anderson & Goodman 1957).
struct LikelihoodRatio {
    double statistic = 0.0; // G squared
    double degrees = 0.0; // (rows - 1)(columns - 1) of each table, empty rows and columns left out
    double p = 1.0;       // by the chi-squared distribution; NaN without degrees
    double sparse = 0.0;  // share of cells that are expected below 5: chi-squared is rough above .2
};

/// Weights by row and column.
using Contingency = std::map<std::size_t, std::map<std::size_t, double>>;
[[nodiscard]] LikelihoodRatio likelihood_ratio(std::span<const Contingency> tables);

// Weights by distinct sequence are numbers of individuals: a test of weighted data would be wrong.

/// Whether the next state hangs on the present one (order 1 against 0).
[[nodiscard]] LikelihoodRatio order_one(const Sequences& all, std::span<const double> weights);
/// Whether it hangs on the one before as well (order 2 against 1).
[[nodiscard]] LikelihoodRatio order_two(const Sequences& all, std::span<const double> weights);
/// Whether rates are the same in all periods.
[[nodiscard]] LikelihoodRatio same_over_time(const Sequences& all, std::span<const double> weights);
/// Whether rates are the same in all groups, counting individuals.
[[nodiscard]] LikelihoodRatio same_in_groups(const Sequences& all);

} // namespace catchup::analysis
