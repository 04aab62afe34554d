// SPDX-License-Identifier: MIT
// Claims read as patterns: how near a simulated number comes to an observed one, and which parameters
// the observed ones can tell.
#pragma once

#include <vector>

#include "analysis/chapter.hpp"
#include "analysis/claims/report.hpp"

namespace catchup::analysis {

/// How far the value lies outside its bounds, in its own unit; 0 within them.
[[nodiscard]] double distance_to(const Bounds& bounds, double value);

/// Rows, of each test: `pattern_value` (group: the file's id, item: world, item2: formula; with interval),
/// `pattern_low`, `pattern_high` (its bounds), `pattern_distance`, `pattern_met` (1 or 0) and
/// `pattern_calibrated` (1 or 0). Points of a region are history matching (Craig et al. 1997; McCulloch et
/// al. 2022): a point is ruled out by a calibrated pattern if no part of the mean's interval lies within
/// the bounds. Rows `ruled_out_by` (item: formula; share of points), `not_ruled_out` (share), and of each
/// factor `kept_low`, `kept_high` (least and greatest of what is kept; item: factor) and `kept_p`: the
/// smaller one-sided p, doubled, of Kolmogorov and Smirnov between points kept and ruled out.
[[nodiscard]] Chapter patterns_chapter(const ClaimReport& report);

/// How many are met, of those that something was calibrated to and of the others.
[[nodiscard]] Chapter patterns_met_chapter(const std::vector<ClaimReport>& reports);

} // namespace catchup::analysis
