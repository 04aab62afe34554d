// SPDX-License-Identifier: MIT
// What a sweep's file holds: its design, and how far the points lie apart.
#pragma once

#include <string>
#include <vector>

#include "analysis/results.hpp"
#include "analysis/tidy.hpp"

namespace catchup::analysis {

/// True if the file holds the merged runs of a sweep.
[[nodiscard]] bool is_sweep(const Results& file);

/// Rows `runs` (item done, failed, not_asked, not_run), `factor` (item = name; low and high over
/// the points) and, for each arm, `firms_reached` (item D1N1, last quarter): the mean over points of
/// a point's mean over replications; low and high are the least and greatest point, no interval.
/// Points without a run that is done are left out. Throws InputError if the file is damaged.
[[nodiscard]] std::vector<TidyRow> sweep_rows(const Results& file);
/// The same for a terminal.
[[nodiscard]] std::string sweep_text(const Results& file);

} // namespace catchup::analysis
