// SPDX-License-Identifier: MIT
#include "analysis/survival/kaplan_meier.hpp"

#include <algorithm>
#include <cmath>

namespace catchup::analysis {
namespace {

constexpr double z = 1.959963984540054; // normal quantile of .975

template <typename Count>
std::vector<SurvivalStep> product_limit(std::span<const RiskSet> risks, IntervalScale scale,
                                        const Count& events) {
    std::vector<SurvivalStep> curve;
    double survival = 1.0;
    double sum = 0.0; // of Greenwood: the variance of the logarithm
    for (const RiskSet& risk : risks) {
        const double happened = events(risk);
        const double others = risk.at_risk - happened;
        const bool is_last = others <= risk.at_risk * 1e-12; // rounding of weights
        survival = is_last ? 0.0 : survival * (others / risk.at_risk);
        sum += happened > 0.0 && !is_last ? happened / (risk.at_risk * others) : 0.0;
        const double error = survival * std::sqrt(sum);
        curve.push_back({risk, survival, error, probability_interval(survival, error, scale)});
    }
    return curve;
}

/// Where a limit falls to one half: midway to the next fall where it stands there exactly.
template <typename Height>
std::optional<double> half_of(std::span<const SurvivalStep> curve, const Height& height) {
    constexpr double rounding = 1.5e-8;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const std::optional<double> here = height(curve[i]);
        if (!here || *here >= 0.5 + rounding) {
            continue;
        }
        for (std::size_t j = i + 1; *here > 0.5 - rounding && j < curve.size(); ++j) {
            const std::optional<double> there = height(curve[j]);
            if (there && *there < *here) {
                return (curve[i].risk.time + curve[j].risk.time) / 2.0;
            }
        }
        return curve[i].risk.time;
    }
    return std::nullopt;
}

} // namespace

std::optional<Interval> probability_interval(double probability, double error,
                                             IntervalScale scale) {
    if (scale == IntervalScale::plain) {
        return Interval{std::max(probability - z * error, 0.0),
                        std::min(probability + z * error, 1.0)};
    }
    if (probability <= 0.0) {
        return std::nullopt;
    }
    const double relative = error / probability; // of the logarithm
    if (scale == IntervalScale::log) {
        return Interval{probability * std::exp(-z * relative),
                        std::min(probability * std::exp(z * relative), 1.0)};
    }
    if (probability >= 1.0) {
        return std::nullopt;
    }
    const double depth = -std::log(probability);
    const double width = z * relative / depth;
    return Interval{std::exp(-depth * std::exp(width)), std::exp(-depth * std::exp(-width))};
}

std::vector<SurvivalStep> kaplan_meier(std::span<const RiskSet> risks, IntervalScale scale,
                                       std::size_t cause) {
    return product_limit(risks, scale, [&](const RiskSet& risk) { return risk.events[cause]; });
}

std::vector<SurvivalStep> kaplan_meier_of_any(std::span<const RiskSet> risks, IntervalScale scale) {
    return product_limit(risks, scale, [](const RiskSet& risk) { return risk.leaving(); });
}

Median median(std::span<const SurvivalStep> curve) {
    const auto low = [](const SurvivalStep& step) {
        return step.interval ? std::optional{step.interval->low} : std::nullopt;
    };
    const auto high = [](const SurvivalStep& step) {
        return step.interval ? std::optional{step.interval->high} : std::nullopt;
    };
    return {half_of(curve, [](const SurvivalStep& step) { return std::optional{step.survival}; }),
            half_of(curve, low), half_of(curve, high)};
}

RestrictedMean restricted_mean(std::span<const SurvivalStep> curve, double horizon,
                               std::size_t cause) {
    double later = 0.0; // area from a step on
    double variance = 0.0;
    double end = horizon;
    for (std::size_t i = curve.size(); i-- > 0;) {
        const SurvivalStep& step = curve[i];
        if (step.risk.time > horizon) {
            continue;
        }
        later += step.survival * (end - step.risk.time);
        end = step.risk.time;
        const double happened = step.risk.events[cause];
        const double others = step.risk.at_risk - happened;
        if (happened > 0.0 && step.survival > 0.0) {
            variance += later * later * happened / (step.risk.at_risk * others);
        }
    }
    return {later + end, std::sqrt(variance)};
}

} // namespace catchup::analysis
