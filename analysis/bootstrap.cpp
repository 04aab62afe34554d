// SPDX-License-Identifier: MIT
#include "analysis/bootstrap.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <boost/math/distributions/normal.hpp>
#include <fmt/format.h>

#include "analysis/random_draws.hpp"
#include "sim/base/contract.hpp"

namespace catchup::analysis {
namespace {

constexpr std::size_t most_jackknife_groups = 200;

/// Statistics with one group of units left out, by group.
std::vector<std::vector<double>> jackknife(std::size_t units, const Statistics& statistics) {
    const std::size_t groups = std::min(units, most_jackknife_groups);
    std::vector<std::vector<double>> left_out;
    std::vector<double> weights(units, 1.0);
    for (std::size_t g = 0; g < groups; ++g) {
        const auto first = weights.begin() + static_cast<std::ptrdiff_t>(g * units / groups);
        const auto last = weights.begin() + static_cast<std::ptrdiff_t>((g + 1) * units / groups);
        std::fill(first, last, 0.0);
        left_out.push_back(statistics(weights));
        std::fill(first, last, 1.0);
    }
    return left_out;
}

/// Efron 1987: how the standard error changes with the statistic's value.
double acceleration(const std::vector<std::vector<double>>& left_out, std::size_t k) {
    double mean = 0.0;
    for (const auto& some : left_out) {
        mean += some[k] / static_cast<double>(left_out.size());
    }
    double squares = 0.0;
    double cubes = 0.0;
    for (const auto& some : left_out) {
        const double off = mean - some[k];
        squares += off * off;
        cubes += off * off * off;
    }
    const double value = cubes / (6.0 * std::pow(squares, 1.5));
    return std::isfinite(value) ? value : 0.0;
}

/// The shares of the draws at which a BCa interval ends; none if all draws lie on one side.
std::optional<Interval> bca_shares(std::span<const double> sorted, double estimate, double rate,
                                   double level) {
    const auto below = std::lower_bound(sorted.begin(), sorted.end(), estimate) - sorted.begin();
    const auto not_above =
        std::upper_bound(sorted.begin(), sorted.end(), estimate) - sorted.begin();
    const double share = (static_cast<double>(below) + static_cast<double>(not_above)) / 2.0 /
                         static_cast<double>(sorted.size());
    if (share <= 0.0 || share >= 1.0) {
        return std::nullopt;
    }
    const boost::math::normal standard;
    const double bias = boost::math::quantile(standard, share);
    const double tail = boost::math::quantile(standard, (1.0 - level) / 2.0);
    const auto corrected = [&](double z) {
        return boost::math::cdf(standard, bias + (bias + z) / (1.0 - rate * (bias + z)));
    };
    const Interval shares{corrected(tail), corrected(-tail)};
    return shares.low < shares.high ? std::optional{shares} : std::nullopt;
}

std::vector<double> finite_column(const std::vector<std::vector<double>>& draws, std::size_t k) {
    std::vector<double> values;
    for (const auto& draw : draws) {
        if (std::isfinite(draw[k])) {
            values.push_back(draw[k]);
        }
    }
    std::sort(values.begin(), values.end());
    return values;
}

} // namespace

double quantile(std::span<const double> sorted, double share) {
    EXPECTS(!sorted.empty() && share >= 0.0 && share <= 1.0);
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto low = static_cast<std::size_t>(place);
    const std::size_t high = std::min(low + 1, sorted.size() - 1);
    return sorted[low] + (place - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

Bootstrapped bootstrap(std::size_t units, const Statistics& statistics,
                       const BootstrapSettings& settings) {
    return bootstrap(std::array{units}, statistics, settings);
}

Bootstrapped bootstrap(std::span<const std::size_t> samples, const Statistics& statistics,
                       const BootstrapSettings& settings) {
    const std::size_t units = std::accumulate(samples.begin(), samples.end(), std::size_t{0});
    EXPECTS(units >= 1);
    std::vector<double> weights(units, 1.0);
    Bootstrapped found{statistics(weights), {}, {}};
    found.intervals.resize(found.estimates.size());
    if (settings.draws == 0) {
        return found;
    }
    std::mt19937_64 generator{settings.seed};
    for (std::size_t draw = 0; draw < settings.draws; ++draw) {
        std::fill(weights.begin(), weights.end(), 0.0);
        std::size_t first = 0;
        for (const std::size_t size : samples) {
            for (std::size_t i = 0; i < size; ++i) {
                weights[first + below(generator, size)] += 1.0;
            }
            first += size;
        }
        found.draws.push_back(statistics(weights));
    }
    const auto left_out = settings.kind == IntervalKind::bca ? jackknife(units, statistics)
                                                             : std::vector<std::vector<double>>{};
    const Interval percentile{(1.0 - settings.level) / 2.0, (1.0 + settings.level) / 2.0};
    for (std::size_t k = 0; k < found.estimates.size(); ++k) {
        const std::vector<double> sorted = finite_column(found.draws, k);
        if (!std::isfinite(found.estimates[k]) || sorted.size() * 10 < settings.draws * 9) {
            continue;
        }
        Interval shares = percentile;
        if (settings.kind == IntervalKind::bca) {
            shares =
                bca_shares(sorted, found.estimates[k], acceleration(left_out, k), settings.level)
                    .value_or(percentile);
        }
        const Interval plain{quantile(sorted, shares.low), quantile(sorted, shares.high)};
        const double twice = 2.0 * found.estimates[k];
        const double bias = estimate(sorted).mean - found.estimates[k];
        found.intervals[k] =
            settings.kind == IntervalKind::basic ? Interval{twice - plain.high, twice - plain.low}
            : settings.kind == IntervalKind::centred ? Interval{plain.low - bias, plain.high - bias}
                                                     : plain;
    }
    return found;
}

BootstrapSettings affordable(BootstrapSettings settings, std::size_t units) {
    constexpr std::size_t least_units = 10;
    settings.draws = units < least_units ? 0 : settings.draws;
    return settings;
}

std::string interval_text(const BootstrapSettings& settings) {
    return settings.draws == 0
               ? "no intervals"
               : fmt::format("{:g} % {} bootstrap interval, {} draws", 100.0 * settings.level,
                             settings.kind == IntervalKind::bca       ? "BCa"
                             : settings.kind == IntervalKind::basic   ? "basic"
                             : settings.kind == IntervalKind::centred ? "centred"
                                                                      : "percentile",
                             settings.draws);
}

} // namespace catchup::analysis
