// SPDX-License-Identifier: MIT
#include "analysis/comparison/t_test.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <boost/math/distributions/students_t.hpp>

#include "analysis/comparison/paired.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

/// Differences that vary by less than this part of what was subtracted vary by rounding alone.
constexpr double rounding = 1e-14;

/// P(T > t).
double upper_tail(double degrees, double t) {
    return boost::math::cdf(boost::math::complement(boost::math::students_t{degrees}, t));
}

} // namespace

std::optional<Interval> TTest::interval(double level) const {
    if (!standard_error) {
        return std::nullopt;
    }
    if (*standard_error <= 0.0) {
        return Interval{difference, difference};
    }
    const double t = boost::math::quantile(
        boost::math::complement(boost::math::students_t{degrees}, (1.0 - level) / 2.0));
    return Interval{difference - t * *standard_error, difference + t * *standard_error};
}

std::optional<double> TTest::above_p(double from) const {
    return varies() ? std::optional{upper_tail(degrees, (difference - from) / *standard_error)}
                    : std::nullopt;
}

std::optional<double> TTest::below_p(double from) const {
    return varies() ? std::optional{upper_tail(degrees, (from - difference) / *standard_error)}
                    : std::nullopt;
}

std::optional<double> TTest::p() const {
    return varies()
               ? std::optional{2.0 * upper_tail(degrees, std::abs(difference) / *standard_error)}
               : std::nullopt;
}

TTest paired_t(std::span<const double> one, std::span<const double> other) {
    EXPECTS(one.size() == other.size() && !one.empty());
    const std::vector<double> all = differences({one.begin(), one.end()}, other);
    TTest found{estimate(all).mean, std::nullopt, static_cast<double>(all.size() - 1)};
    if (all.size() > 1) {
        double largest = 0.0;
        for (std::size_t i = 0; i < one.size(); ++i) {
            largest = std::max({largest, std::abs(one[i]), std::abs(other[i])});
        }
        const double deviation = std::sqrt(covariance(all, all));
        found.standard_error = deviation > rounding * largest
                                   ? deviation / std::sqrt(static_cast<double>(all.size()))
                                   : 0.0;
    }
    return found;
}

TTest welch_t(std::span<const double> one, std::span<const double> other) {
    EXPECTS(!one.empty() && !other.empty());
    TTest found{estimate(one).mean - estimate(other).mean, std::nullopt, 0.0};
    if (one.size() > 1 && other.size() > 1) {
        const double of_one = covariance(one, one) / static_cast<double>(one.size());
        const double of_other = covariance(other, other) / static_cast<double>(other.size());
        const double both = of_one + of_other;
        found.standard_error = std::sqrt(both);
        found.degrees = both > 0.0
                            ? both * both /
                                  (of_one * of_one / static_cast<double>(one.size() - 1) +
                                   of_other * of_other / static_cast<double>(other.size() - 1))
                            : static_cast<double>(one.size() + other.size() - 2);
    }
    return found;
}

} // namespace catchup::analysis
