// SPDX-License-Identifier: MIT
// Cases beside their simulated likes, in words and rows.
#pragma once

#include <optional>
#include <vector>

#include "analysis/cases/case.hpp"
#include "analysis/cases/case_fit.hpp"
#include "analysis/chapter.hpp"

namespace catchup::analysis {

/// Group is the case. Rows `case_reached`, `case_years_later` by code; `case_moved`, `case_on_course`,
/// `case_passes`, `case_same`, `case_gone`, `case_levels_off`, `case_levels_off_unmoved`; `case_rule`
/// (share of firms) and `case_rule_observed` (1 or 0) by classifier; `path_share` of the `paths` most
/// frequent simulated paths and `observed_path`. Estimates are means over replications with Student's t
/// interval. Replications without a firm that stands to the end are left out, said aloud.
[[nodiscard]] std::vector<Chapter>
case_chapters(const Case& one, const std::vector<std::optional<CaseFit>>& fits, std::size_t paths);

/// Which cases no code tells apart; rows `case_pair_differs` (1 or 0) by item and item2.
[[nodiscard]] Chapter resemblance_chapter(const std::vector<Case>& cases);

} // namespace catchup::analysis
