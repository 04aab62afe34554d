// SPDX-License-Identifier: MIT
// Result files of catchup run: ways up the ladder, states and adoption over time, the map.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analysis/histories.hpp"
#include "analysis/report/figures/map.hpp"
#include "analysis/report/figures/paths.hpp"
#include "analysis/report/section.hpp"
#include "analysis/results.hpp"

namespace catchup::analysis::report {

/// A file with what to call it.
struct RunFile {
    std::string label;
    Results results;
    Histories histories;
    std::vector<std::pair<std::string, std::size_t>> integrators = {}; // name, county
    std::vector<TracedPath> traced = {};
};

/// All files beside each other, with the same axes. Precondition: at least one.
[[nodiscard]] Section run_section(const std::vector<RunFile>& files, const std::string& id);

/// Rows `moves` (item: from, item2: to): completed projects a firm that stood there at the start or
/// entered later; mean over replications with Student's t. None without events.
[[nodiscard]] std::vector<TidyRow> move_rows(const RunFile& file);
/// Rows `moves_in_year` (item: from, item2: to, time: the year), as `moves`.
[[nodiscard]] std::vector<TidyRow> yearly_move_rows(const RunFile& file);
/// Rows `share` by state and quarter: of the firms that stand then.
[[nodiscard]] std::vector<TidyRow> share_rows(const RunFile& file);
/// Rows `adopted` (item: "D1", ..., "I2") by quarter: share of firms at that level or above.
[[nodiscard]] std::vector<TidyRow> adoption_rows(const RunFile& file);

} // namespace catchup::analysis::report
