// SPDX-License-Identifier: MIT
// One number for each quarter of every run of a result file, or of a sweep's.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analysis/results.hpp"

namespace catchup::analysis {

/// By replication and time, of a sweep by point, arm, replication, time: a variable of the file in its units, at the chosen labels of its
/// dimensions and summed over the others; or `reached` (share of firms at or above the state that
/// `goal` chooses, D1N1I0 if nothing does), `levels` (mean of D + N + I over firms), `spending` (what
/// the government has paid since the start, million RMB). Values of runs that are not there mean
/// nothing. Throws std::runtime_error with the reason if there is no such number.
[[nodiscard]] std::vector<double>
run_series(const Results& file, const std::string& name,
           const std::vector<std::pair<std::string, std::string>>& selection);

} // namespace catchup::analysis
