// SPDX-License-Identifier: MIT
// The share to which nothing has happened yet.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/estimate.hpp"
#include "analysis/survival/observations.hpp"

namespace catchup::analysis {

/// How a 95 % interval of a probability is laid around it: on its own scale, on that of its logarithm,
/// or of the logarithm of minus its logarithm (Kalbfleisch & Prentice 2002, section 1.4).
enum class IntervalScale { plain, log, log_log };

/// The interval of a probability with that standard error, within [0, 1]; none where the scale has
/// none: of 0 on the scales of logarithms, of 1 on log-log.
[[nodiscard]] std::optional<Interval> probability_interval(double probability, double error,
                                                           IntervalScale scale);

/// A step of the product-limit estimate (Kaplan & Meier 1958).
struct SurvivalStep {
    RiskSet risk;
    double survival = 1.0; // from this time on
    double error = 0.0;    // Greenwood's standard error (1926)
    std::optional<Interval> interval = {};
};

/// A step for each time at which somebody leaves; `cause`: what counts as the event, from 0; other
/// causes are censoring. After a time at which all leave by the event survival is 0.
[[nodiscard]] std::vector<SurvivalStep> kaplan_meier(std::span<const RiskSet> risks,
                                                     IntervalScale scale, std::size_t cause = 0);
/// The same where every cause is the event: survival of anything.
[[nodiscard]] std::vector<SurvivalStep> kaplan_meier_of_any(std::span<const RiskSet> risks,
                                                            IntervalScale scale);

/// The median with its interval (Brookmeyer & Crowley 1982): where the curve and its limits fall to one
/// half. Each is missing if the curve does not get there.
struct Median {
    std::optional<double> estimate;
    std::optional<double> low;
    std::optional<double> high;
};
[[nodiscard]] Median median(std::span<const SurvivalStep> curve);

/// Mean time to the event or to `horizon`, whichever is first: the area under the curve from 0, with
/// its standard error (Irwin 1949; Klein & Moeschberger 2003, equation 4.5.2). Beyond the last step
/// the curve goes on as it is.
struct RestrictedMean {
    double mean = 0.0;
    double error = 0.0;
};
[[nodiscard]] RestrictedMean restricted_mean(std::span<const SurvivalStep> curve, double horizon,
                                             std::size_t cause = 0);

} // namespace catchup::analysis
