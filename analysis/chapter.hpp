// SPDX-License-Identifier: MIT
// A part of an answer of several.
#pragma once

#include <string>
#include <vector>

#include "analysis/estimate.hpp"
#include "analysis/findings.hpp"

namespace catchup::analysis {

/// What people read, and the rows that only machines want: one a period, one an individual.
struct Chapter {
    Findings told;
    std::vector<TidyRow> details = {};
};

/// The value as a row's estimate; empty if it is NaN.
[[nodiscard]] TidyRow tidy_row(std::string measure, std::string group, std::string item,
                               std::string item2, std::string time, double value);

/// The row with the mean as its estimate, and its interval if there is one.
[[nodiscard]] TidyRow with_estimate(TidyRow row, const Estimate& found);

} // namespace catchup::analysis
