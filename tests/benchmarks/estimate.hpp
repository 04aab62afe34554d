// SPDX-License-Identifier: MIT
// Whether two programs have the same mean, from independent runs of each.
#pragma once

#include <cmath>
#include <vector>

namespace catchup::bench {

struct Estimate {
    double mean = 0.0;
    double variance = 0.0; // of the mean
};

/// Of one statistic of all runs; at least two runs.
template <class Statistics>
[[nodiscard]] Estimate estimate(const std::vector<Statistics>& runs, std::size_t statistic) {
    const auto count = static_cast<double>(runs.size());
    Estimate result;
    for (const Statistics& run : runs) {
        result.mean += run[statistic] / count;
    }
    for (const Statistics& run : runs) {
        const double off = run[statistic] - result.mean;
        result.variance += off * off / (count - 1.0) / count;
    }
    return result;
}

/// The difference in standard errors; huge where neither varies and they differ.
[[nodiscard]] inline double difference(const Estimate& a, const Estimate& b) {
    const double spread = std::sqrt(a.variance + b.variance);
    return spread > 0.0 ? (a.mean - b.mean) / spread : (a.mean == b.mean ? 0.0 : 1e9);
}

/// Catches a wrong equation, not a wrong last digit. A difference that is not a number is none.
[[nodiscard]] inline bool agrees(double standard_errors) {
    return std::abs(standard_errors) <= 5.0;
}

} // namespace catchup::bench
