// SPDX-License-Identifier: MIT
// Difference of two means with Student's t: of pairs, or of two samples.
#pragma once

#include <optional>
#include <span>

#include "analysis/estimate.hpp"

namespace catchup::analysis {

/// A difference of means and what its t statistic says. Leaves out: more than two samples.
struct TTest {
    double difference = 0.0;
    std::optional<double> standard_error; // none if a sample has a single value
    double degrees = 0.0;                 // of freedom

    /// None if there is no standard error.
    [[nodiscard]] std::optional<Interval> interval(double level) const;
    /// P(T > (difference - from) / standard error): small if the difference is above `from`. None
    /// if nothing varies.
    [[nodiscard]] std::optional<double> above_p(double from) const;
    /// The same for below.
    [[nodiscard]] std::optional<double> below_p(double from) const;
    /// Two-sided, of no difference; none if nothing varies.
    [[nodiscard]] std::optional<double> p() const;

  private:
    [[nodiscard]] bool varies() const noexcept { return standard_error && *standard_error > 0.0; }
};

/// Student's t on the differences. Preconditions: as many in both, at least one.
[[nodiscard]] TTest paired_t(std::span<const double> one, std::span<const double> other);

/// Welch 1947, with Satterthwaite's degrees of freedom. Precondition: at least one in each.
[[nodiscard]] TTest welch_t(std::span<const double> one, std::span<const double> other);

} // namespace catchup::analysis
