// SPDX-License-Identifier: MIT
// How far statistics would move if the sample were drawn again.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/estimate.hpp"

namespace catchup::analysis {

/// How an interval is read off the draws (Efron & Tibshirani 1993, chapters 13 and 14; basic: Davison & Hinkley 1997, section 5.2).
enum class IntervalKind {
    percentile, // quantiles of the draws
    bca,        // bias-corrected and accelerated
    basic,      // quantiles turned about the estimate: for statistics that draws overstate
    centred, // quantiles about the mean of the draws, moved to the estimate: spread, bias left in
};

struct BootstrapSettings {
    std::size_t draws = 1000; // 0 = no intervals
    std::uint64_t seed = 1;
    IntervalKind kind = IntervalKind::bca;
    double level = 0.95;
};

/// Statistics of a sample in which unit i stands weights[i] times. As many for any weights; NaN
/// where a statistic has no value. Where there are fewer weights than units, the first units are
/// the sample.
using Statistics = std::function<std::vector<double>(std::span<const double> weights)>;

/// Statistics with what resampling says of them.
struct Bootstrapped {
    std::vector<double> estimates;
    std::vector<std::vector<double>> draws; // by draw, then statistic
    std::vector<std::optional<Interval>> intervals;
};

/// Draws units with replacement. An interval is missing if there are no draws, if the estimate is
/// NaN, or if a tenth of the draws are. BCa takes its acceleration from a jackknife that leaves out
/// a unit, or one of 200 groups of neighbours, at a time; where every draw lies on one side of the
/// estimate it has no answer, and the percentile interval stands instead.
[[nodiscard]] Bootstrapped bootstrap(std::size_t units, const Statistics& statistics,
                                     const BootstrapSettings& settings);
/// The same for samples of these sizes, one after the other, each drawn again on its own.
[[nodiscard]] Bootstrapped bootstrap(std::span<const std::size_t> samples,
                                     const Statistics& statistics,
                                     const BootstrapSettings& settings);

/// The same settings; without draws for fewer than ten units, which cannot show how far they would move.
[[nodiscard]] BootstrapSettings affordable(BootstrapSettings settings, std::size_t units);

/// "95 % BCa bootstrap interval, 1000 draws", or "no intervals".
[[nodiscard]] std::string interval_text(const BootstrapSettings& settings);

/// The value below which that share of the values lies (Hyndman & Fan 1996, type 7: linear between
/// neighbours). Preconditions: at least one value, sorted; share in [0, 1].
[[nodiscard]] double quantile(std::span<const double> sorted, double share);

} // namespace catchup::analysis
