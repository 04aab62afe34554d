// SPDX-License-Identifier: MIT
// What survival analysis tells of observations: curves, tests, models, each with rows and words.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/chapter.hpp"
#include "analysis/survival/cox.hpp"
#include "analysis/survival/kaplan_meier.hpp"

namespace catchup::analysis {

struct SurvivalSettings {
    IntervalScale interval = IntervalScale::log_log;
    double rho = 0.0; // of the test of groups
    std::optional<double>
        horizon; // of restricted means; without, the greatest time that every group has
    Ties ties = Ties::efron;
    TimeScale time_scale = TimeScale::survival;
    std::function<std::string(double)> time_label; // how a time is called
};

/// Rows `survival`, `survival_standard_error`, `at_risk`, `events`, `censored` by group and time; `median`,
/// `restricted_mean`, `restricted_mean_standard_error`, `restricted_mean_difference` (item: the group it
/// is compared with, the first) by group; with several worlds also `..._by_replication`, with Student's t.
[[nodiscard]] Chapter curves_chapter(const Observations& data, const SurvivalSettings& settings);

/// Rows `log_rank`, `log_rank_degrees`, `log_rank_p`; `log_rank_observed`, `log_rank_expected` by group.
[[nodiscard]] Chapter log_rank_chapter(const Observations& data, const SurvivalSettings& settings);

/// Rows `cox_coefficient`, `cox_standard_error`, `cox_hazard_ratio`, `cox_p` by column (item); tests
/// `cox_likelihood_ratio`, `cox_wald`, `cox_score` with `..._p`; and `zph_chi2`, `zph_degrees`, `zph_p` by term.
[[nodiscard]] std::vector<Chapter> cox_chapters(const Observations& data, const CoxDesign& design,
                                                const SurvivalSettings& settings);

/// Rows `cumulative_incidence`, `cumulative_incidence_standard_error` by group, cause (item) and time.
[[nodiscard]] Chapter incidence_chapter(const Observations& data, const SurvivalSettings& settings);

} // namespace catchup::analysis
