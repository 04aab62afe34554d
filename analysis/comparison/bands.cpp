// SPDX-License-Identifier: MIT
#include "analysis/comparison/bands.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/comparison/paired.hpp"
#include "analysis/random_draws.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

constexpr double rounding = 1e-12;

/// Deviations from the mean at one time, and the sum of their squares.
struct Deviations {
    std::vector<double> values;
    double squares = 0.0;
};

Deviations deviations(const std::vector<double>& values) {
    Deviations found;
    const double mean = estimate(values).mean;
    for (const double value : values) {
        found.values.push_back(value - mean);
        found.squares += (value - mean) * (value - mean);
    }
    return found;
}

/// |t| of the deviations with these signs.
double turned_t(const Deviations& of, const std::vector<double>& sign) {
    double sum = 0.0;
    for (std::size_t r = 0; r < sign.size(); ++r) {
        sum += sign[r] * of.values[r];
    }
    const auto n = static_cast<double>(sign.size());
    const double rest = of.squares - sum * sum / n;
    if (rest <= rounding * of.squares) { // all are the same now
        return std::numeric_limits<double>::infinity();
    }
    return std::abs(sum) / std::sqrt(n * rest / (n - 1.0));
}

/// Quantile of the largest |t|; none if it is infinite.
std::optional<double> critical(const std::vector<Deviations>& varying, std::size_t replications,
                               const Resampling& resampling) {
    std::mt19937_64 stream{resampling.seed};
    std::vector<double> sign(replications);
    std::vector<double> largest;
    for (std::size_t draw = 0; draw < resampling.draws; ++draw) {
        std::uint64_t bits = 0;
        for (std::size_t r = 0; r < replications; ++r) {
            bits = r % 64 == 0 ? stream() : bits;
            sign[r] = (bits >> (r % 64) & 1U) != 0 ? -1.0 : 1.0;
        }
        double most = 0.0;
        for (const Deviations& time : varying) {
            most = std::max(most, turned_t(time, sign));
        }
        largest.push_back(most);
    }
    std::sort(largest.begin(), largest.end());
    const auto place = static_cast<std::size_t>(
        std::ceil(resampling.level * static_cast<double>(largest.size() + 1)));
    const double found = largest[std::min(place, largest.size()) - 1];
    return std::isfinite(found) ? std::optional{found} : std::nullopt;
}

} // namespace

Bands bands(const std::vector<std::vector<double>>& differences, const Resampling& resampling) {
    EXPECTS(!differences.empty() && !differences[0].empty() && resampling.draws >= 100);
    const std::size_t n = differences[0].size();
    Bands found;
    std::vector<std::optional<double>> errors;
    std::vector<Deviations> varying;
    for (const std::vector<double>& values : differences) {
        EXPECTS(values.size() == n);
        found.difference.push_back(estimate(values).mean);
        const double variance = n > 1 ? covariance(values, values) : 0.0;
        errors.push_back(n > 1 ? std::optional{std::sqrt(variance / static_cast<double>(n))}
                               : std::nullopt);
        if (variance > 0.0) {
            varying.push_back(deviations(values));
        }
    }
    if (n > 1) {
        found.pointwise_half = student_t(n - 1, resampling.level);
    }
    if (n >= least_of_a_band) {
        const std::optional<double> largest = critical(varying, n, resampling);
        if (largest) {
            found.simultaneous_half = std::max(*largest, *found.pointwise_half);
        }
    }
    const auto around = [&](std::size_t t, std::optional<double> half) -> std::optional<Interval> {
        if (!errors[t] || !half) {
            return std::nullopt;
        }
        return Interval{found.difference[t] - *half * *errors[t],
                        found.difference[t] + *half * *errors[t]};
    };
    for (std::size_t t = 0; t < differences.size(); ++t) {
        found.pointwise.push_back(around(t, found.pointwise_half));
        found.simultaneous.push_back(around(t, found.simultaneous_half));
    }
    return found;
}

} // namespace catchup::analysis
