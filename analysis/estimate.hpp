// SPDX-License-Identifier: MIT
// What replications tell about an outcome: its mean, how well the mean is known, how far it ranges.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace catchup::analysis {

/// How the interval is called wherever it is printed.
inline constexpr std::string_view interval_name =
    "95 % Monte Carlo interval of the mean (Student's t)";

struct Interval {
    double low = 0.0;
    double high = 0.0;
};

/// A mean over replications. The interval says how far luck may have moved the mean, given the
/// scenario; it says nothing of how uncertain the scenario is. Leaves out: replications of unequal
/// weight.
struct Estimate {
    double mean = 0.0;
    std::optional<Interval> interval; // none with a single replication
    double least = 0.0;               // range over replications
    double greatest = 0.0;
    std::size_t replications = 0;
};

/// One finite value a replication, summed in the order given. Precondition: at least one.
[[nodiscard]] Estimate estimate(std::span<const double> by_replication);

/// The t quantile: a variate with that many degrees of freedom lies within +-this with probability
/// `level`. Preconditions: degrees >= 1, 0 < level < 1.
[[nodiscard]] double student_t(std::size_t degrees, double level);

} // namespace catchup::analysis
