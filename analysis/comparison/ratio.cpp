// SPDX-License-Identifier: MIT
#include "analysis/comparison/ratio.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/comparison/paired.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

constexpr double level = 0.95;

/// Ratios x with |a - x b| <= t se(a - x b): the roots of a parabola that opens upwards, because the
/// interval of b leaves 0 out. Its discriminant is written with the residuals b A - a B, so that
/// nothing large cancels.
Interval fieller(std::span<const double> above, std::span<const double> below, double a, double b) {
    const auto n = static_cast<double>(above.size());
    const double t = student_t(above.size() - 1, level);
    std::vector<double> residuals;
    for (std::size_t i = 0; i < above.size(); ++i) {
        residuals.push_back(b * above[i] - a * below[i]);
    }
    const double var_a = covariance(above, above) / n;
    const double var_b = covariance(below, below) / n;
    const double both = covariance(above, below) / n;
    const double spread = covariance(residuals, residuals) / n;
    const double root =
        t * std::sqrt(std::max(0.0, spread - t * t * (var_a * var_b - both * both)));
    const double middle = a * b - t * t * both;
    const double opening = b * b - t * t * var_b;
    return {(middle - root) / opening, (middle + root) / opening};
}

} // namespace

Ratio ratio_of_means(std::span<const double> above, std::span<const double> below) {
    EXPECTS(above.size() == below.size() && !above.empty());
    const double a = estimate(above).mean;
    const Estimate under = estimate(below);
    const double b = under.mean;
    if (!under.interval) {
        return b == 0.0 ? Ratio{} : Ratio{.value = a / b, .interval = std::nullopt};
    }
    if (under.interval->low <= 0.0 && under.interval->high >= 0.0) {
        return {};
    }
    return {.value = a / b, .interval = fieller(above, below, a, b)};
}

Ratio complement(const Ratio& ratio) {
    Ratio rest;
    if (ratio.value) {
        rest.value = 1.0 - *ratio.value;
    }
    if (ratio.interval) {
        rest.interval = Interval{1.0 - ratio.interval->high, 1.0 - ratio.interval->low};
    }
    return rest;
}

} // namespace catchup::analysis
