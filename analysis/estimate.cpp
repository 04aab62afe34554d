// SPDX-License-Identifier: MIT
#include "analysis/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <boost/math/distributions/students_t.hpp>

#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

constexpr double level = 0.95;

} // namespace

double student_t(std::size_t degrees, double probability) {
    EXPECTS(degrees >= 1 && probability > 0.0 && probability < 1.0);
    const boost::math::students_t distribution{static_cast<double>(degrees)};
    return boost::math::quantile(boost::math::complement(distribution, (1.0 - probability) / 2.0));
}

Estimate estimate(std::span<const double> by_replication) {
    EXPECTS(!by_replication.empty());
    const auto n = static_cast<double>(by_replication.size());
    const double mean = std::accumulate(by_replication.begin(), by_replication.end(), 0.0) / n;
    const auto [least, greatest] =
        std::minmax_element(by_replication.begin(), by_replication.end());
    Estimate result{.mean = mean,
                    .interval = std::nullopt,
                    .least = *least,
                    .greatest = *greatest,
                    .replications = by_replication.size()};
    if (by_replication.size() > 1) {
        double squares = 0.0;
        for (const double value : by_replication) {
            squares += (value - mean) * (value - mean);
        }
        const double standard_error = std::sqrt(squares / (n - 1.0) / n);
        const double half = student_t(by_replication.size() - 1, level) * standard_error;
        result.interval = Interval{mean - half, mean + half};
    }
    return result;
}

} // namespace catchup::analysis
