// SPDX-License-Identifier: MIT
// An analysis' answer as tidy rows: of a sweep, or from a CSV that a command wrote with --format csv.
#pragma once

#include <string>
#include <vector>

#include "analysis/report/section.hpp"
#include "analysis/sample.hpp"
#include "analysis/tidy.hpp"

namespace catchup::analysis::report {

struct Answer {
    std::string title;
    std::vector<TidyRow> rows;
    std::vector<TidyRow> factors =
        {}; // rows `factor` of a sweep: low and high of each over its points
};

/// Words become findings (`verdict`), methods (`method`, `interval`) and limits (`remark`); figures are made
/// of what there is: sensitivity indices, a PRIM box, survival curves, cases, claims.
[[nodiscard]] Section answer_section(const Answer& answer, const std::string& id);

// Its figures; each has no rows if there is nothing to show.
/// Sensitivity indices of each outcome as bars, with the dummy's upper bound as a line.
[[nodiscard]] std::vector<Figure> index_figures(const Answer& answer);
/// The chosen PRIM box within the factors' ranges.
[[nodiscard]] Figure box_figure(const Answer& answer);
/// A line a point across the factors and the outcome, which is last: at most 400 points, evenly chosen.
/// Points whose outcome is NaN are left out.
[[nodiscard]] Figure parallel_figure(const Inputs& factors, const std::string& outcome,
                                     const std::vector<double>& values);
/// The cases' ways over the steps of their simulated likes.
[[nodiscard]] Figure cases_figure(const Answer& answer);
/// The tests of claims: number, interval, verdict.
[[nodiscard]] Table claims_table(const Answer& answer);

} // namespace catchup::analysis::report
