// SPDX-License-Identifier: MIT
// How many of one thing for one of another: a ratio of means, such as the cost of a firm.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "analysis/estimate.hpp"

namespace catchup::analysis {

/// How the interval is called wherever it is printed.
inline constexpr std::string_view ratio_interval_name =
    "95 % Monte Carlo interval of the ratio of means (Fieller)";

/// A ratio of two means with Fieller's interval (Fieller 1954, "Some problems in interval
/// estimation", Journal of the Royal Statistical Society B 16(2)). Where the interval of the mean
/// below holds 0, the ratios that agree with the data have no bound: then there is neither a value
/// nor an interval. Leaves out: the mean of the ratios, which is another question.
struct Ratio {
    std::optional<double> value;
    std::optional<Interval> interval; // none with a single replication
};

/// Values by replication, in the same order in both. Preconditions: as many in both, at least one.
[[nodiscard]] Ratio ratio_of_means(std::span<const double> above, std::span<const double> below);

/// One minus the ratio.
[[nodiscard]] Ratio complement(const Ratio& ratio);

} // namespace catchup::analysis
