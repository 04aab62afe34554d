// SPDX-License-Identifier: MIT
// How simulated firms that begin as a case began fare beside it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/cases/case.hpp"
#include "analysis/histories.hpp"

namespace catchup::analysis {

/// Of one replication: shares of firms, means over firms.
struct CaseFit {
    std::size_t firms = 0; // that stand from the first quarter to the last: cases are survivors
    double gone = 0.0;     // share that exits before
    double moved = 0.0;    // share that takes a step
    double passes = 0.0;   // share that goes through the observed codes in their order; others may
                           // lie between
    double same = 0.0;     // share whose path is the observed order, no code more and none less
    double on_course =
        0.0; // share that has taken steps, and only such as the case took, in its order
    double levels_off = 0.0;         // mean over years of |D - D'| + |N - N'| + |I - I'|
    std::vector<double> reached;     // by observed code after the start: share at or above it
    std::vector<double> years_later; // their mean year of getting there less the case's; NaN: none
    std::vector<double> by_rule;     // by path_rules(): share of which it holds
    std::vector<std::vector<Levels>> paths; // by firm: distinct successive states
};

/// Firms of the replication's first generation in that sector. The first place of the time axis is the
/// last quarter before `begins`; years end with their fourth quarter. None if no firm of that sector
/// stands to the end. Precondition: the replication's time axis covers the years of the case.
[[nodiscard]] std::optional<CaseFit> case_fit(const Case& one, const Run& run, std::size_t sector);

/// levels_off of a firm that stays where it begins: what any fit has to be below.
[[nodiscard]] double levels_off_unmoved(const Case& one);

} // namespace catchup::analysis
