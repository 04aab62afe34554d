// SPDX-License-Identifier: MIT
// Whether groups differ in their times.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/survival/observations.hpp"

namespace catchup::analysis {

/// The test of Harrington & Fleming (1982) with weights S(t-)^rho: 0 is the log-rank test, 1 the one of
/// Peto & Peto. Sums are taken within strata, S being each stratum's own.
struct LogRank {
    std::vector<double> observed; // weighted events by group
    std::vector<double> expected;
    double chi2 = 0.0;
    double degrees = 0.0; // groups with expected events, less 1
    double p = 1.0;
};

/// Status 1 is the event. None if there are fewer than two groups with expected events. Entry is heeded:
/// an individual belongs to risk sets after it only.
[[nodiscard]] std::optional<LogRank> log_rank(const Observations& data, double rho);

} // namespace catchup::analysis
