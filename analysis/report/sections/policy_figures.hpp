// SPDX-License-Identifier: MIT
// The figures of a policy comparison.
#pragma once

#include <vector>

#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/rows.hpp"
#include "analysis/comparison/table.hpp"
#include "analysis/report/figure.hpp"

namespace catchup::analysis::report {

/// A comparison with its numbers. Keep it in place: answers point into it.
struct Policies {
    explicit Policies(const Results& file)
        : comparison{file}, rows{rows_of(comparison, {})}, answers{comparison, rows} {}
    Policies(const Policies&) = delete;
    Policies& operator=(const Policies&) = delete;
    ~Policies() = default;

    Comparison comparison;
    std::vector<TidyRow> rows;
    Answers answers;
};

// Each has no rows if there is nothing to show.
/// Forest of differences from no policy: firms at the goal, levels, private cost, welfare.
[[nodiscard]] Figure effects_figure(const Policies& policies);
/// Firms more at the goal against public spending, by replication.
[[nodiscard]] Figure plane_figure(const Policies& policies);
/// Firms at the goal over time in every given arm and its world without policy.
[[nodiscard]] Figure curves_figure(const Policies& policies);
/// Difference from no policy over time.
[[nodiscard]] Figure gains_figure(const Policies& policies);
/// Differences from no policy by size of firm.
[[nodiscard]] Figure sizes_figure(const Policies& policies);
/// Reachable budgets: firms at the goal against what was spent at each generosity of the scan.
[[nodiscard]] Figure scan_figure(const Policies& policies);

} // namespace catchup::analysis::report
