// SPDX-License-Identifier: MIT
#include "analysis/comparison/paired.hpp"

#include <algorithm>
#include <functional>

#include "sim/base/contract.hpp"

namespace catchup::analysis {

std::optional<double> Paired::ratio() const noexcept {
    return variance && *independent > 0.0 ? std::optional{*variance / *independent} : std::nullopt;
}

double covariance(std::span<const double> x, std::span<const double> y) {
    EXPECTS(x.size() == y.size() && x.size() >= 2);
    // measured from the first value, so that what does not vary has a variance of just 0
    std::vector<double> from_x;
    std::vector<double> from_y;
    for (std::size_t i = 0; i < x.size(); ++i) {
        from_x.push_back(x[i] - x[0]);
        from_y.push_back(y[i] - y[0]);
    }
    const double mean_x = estimate(from_x).mean;
    const double mean_y = estimate(from_y).mean;
    double sum = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        sum += (from_x[i] - mean_x) * (from_y[i] - mean_y);
    }
    return sum / static_cast<double>(x.size() - 1);
}

std::vector<double> differences(std::vector<double> one, std::span<const double> other) {
    EXPECTS(one.size() == other.size());
    std::transform(one.begin(), one.end(), other.begin(), one.begin(), std::minus<>{});
    return one;
}

Paired paired(std::span<const double> one, std::span<const double> other) {
    EXPECTS(one.size() == other.size() && !one.empty());
    const std::vector<double> all = differences({one.begin(), one.end()}, other);
    Paired found{
        .difference = estimate(all), .variance = std::nullopt, .independent = std::nullopt};
    if (one.size() > 1) {
        found.variance = covariance(all, all);
        found.independent = covariance(one, one) + covariance(other, other);
    }
    return found;
}

} // namespace catchup::analysis
