// SPDX-License-Identifier: MIT
// Two arms on the same seeds: their mean difference, and what sharing seeds is worth.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "analysis/estimate.hpp"

namespace catchup::analysis {

/// One minus other, value by value. Precondition: as many in both.
[[nodiscard]] std::vector<double> differences(std::vector<double> one,
                                              std::span<const double> other);

/// A paired comparison of two arms (Law 2015, Simulation Modeling and Analysis, sections 10.2.1 and
/// 11.2: paired-t interval, common random numbers). Leaves out: serial correlation, because
/// replications are independent draws.
struct Paired {
    Estimate difference; // one minus other, Student's t on the differences
    // of a replication's difference: with shared seeds, and with seeds of their own (the sum of both
    // variances); none with a single replication
    std::optional<double> variance;
    std::optional<double> independent;
    /// Shared over independent; below 1 sharing helps. None if nothing varies.
    [[nodiscard]] std::optional<double> ratio() const noexcept;
};

/// Values by replication, in the same order in both. Preconditions: as many in both, at least one.
[[nodiscard]] Paired paired(std::span<const double> one, std::span<const double> other);

/// Sum of (x - mean x)(y - mean y) over n - 1. Preconditions: as many in both, at least two.
[[nodiscard]] double covariance(std::span<const double> x, std::span<const double> y);

} // namespace catchup::analysis
