// SPDX-License-Identifier: MIT
// A difference over time with intervals for each time and with a band for all times at once.
#pragma once

#include <optional>
#include <vector>

#include "analysis/comparison/quantile_shift.hpp"
#include "analysis/estimate.hpp"

namespace catchup::analysis {

/// Below so many replications there are too few ways to turn their signs for a 95 % band.
inline constexpr std::size_t least_of_a_band = 6;

/// A mean difference by time. Nothing of it at times without replications.
struct Bands {
    std::vector<double> difference;
    std::vector<std::optional<Interval>> pointwise;    // Student's t, each time on its own
    std::vector<std::optional<Interval>> simultaneous; // holds the whole curve at that level
    // half-widths in standard errors; none with a single replication, and if it would be infinite
    std::optional<double> pointwise_half;
    std::optional<double> simultaneous_half;
};

/// The sup-t band (Montiel Olea & Plagborg-Moller 2019, "Simultaneous confidence bands", section 3):
/// the same number of standard errors at every time, namely the quantile of the largest |t| over time.
/// That quantile comes from replications whose deviations from the mean are turned as a whole by
/// random signs, with t computed anew (wild bootstrap-t, which keeps how times hang together; Hall &
/// Wilson 1991 on the t); it is the smallest draw that (draws + 1) level others do not exceed, and
/// never below Student's. Times at which all replications agree take no part, and their band has no
/// width. `differences`: by time, then replication, as many at each. Preconditions: at least one time
/// and one replication, draws >= 100. Leaves out: skewness; measured coverage of 95 % bands is 94.4 to
/// 94.9 for normal differences from 6 replications on, and 91.9 with 20, 93.0 with 50, 94.6 with 200
/// for sums of exponential ones.
[[nodiscard]] Bands bands(const std::vector<std::vector<double>>& differences,
                          const Resampling& resampling);

} // namespace catchup::analysis
