// SPDX-License-Identifier: MIT
// The share to which each of several events has happened.
#pragma once

#include <span>
#include <vector>

#include "analysis/survival/kaplan_meier.hpp"

namespace catchup::analysis {

/// From this time on.
struct IncidenceStep {
    double time = 0.0;
    double incidence = 0.0;
    double error = 0.0; // standard error, events of one time as multinomial draws
    std::optional<Interval> interval = {};
};

/// The estimate of Aalen & Johansen (1978) for competing events: those to whom another event happened
/// stay in the population and never have this one. `cause` counts from 0. The error is that of the
/// infinitesimal jackknife.
[[nodiscard]] std::vector<IncidenceStep>
cumulative_incidence(std::span<const RiskSet> risks, std::size_t cause, IntervalScale scale);

} // namespace catchup::analysis
