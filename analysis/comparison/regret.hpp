// SPDX-License-Identifier: MIT
// Arms over a set of points that nobody can choose among: how much each may cost to have chosen.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison/quantile_shift.hpp"
#include "analysis/findings.hpp"
#include "analysis/sensitivity/answers.hpp"

namespace catchup::analysis {

/// One arm's outcome at every point.
struct ArmAnswers {
    std::string arm;
    Answers answers; // by point; replication r has the same seed in every arm
};

enum class Better { higher, lower };

struct RegretSettings {
    Better better = Better::higher;
    std::optional<double>
        threshold; // that an outcome has to reach; not to exceed if lower is better
    Resampling resampling = {};
};

/// Rows `regret_mean`, `regret_q90`, `regret_max` (Savage 1951: at a point, the best arm's mean over
/// replications less this arm's), `satisficing` (share of points that reach the threshold: the domain
/// criterion of Starr 1963), `best` (share of points at which it is the best, ties shared), `mean` (of
/// the outcome over points), all with item = the arm; `unsettled` (item, item2 = two arms: share of
/// points at which the paired t interval of their difference holds 0; none with one replication);
/// `perfect_information` (the least mean regret: what it would be worth to know the point before
/// choosing, Raiffa & Schlaifer 1961). Intervals: percentile bootstrap of points; the largest regret
/// has none. Points at which a run of some arm failed are left out, which a remark tells; there are no
/// rows if none is left. The verdict names the arm of least mean and of least largest regret.
/// Preconditions: two arms or more with as many points and replications.
[[nodiscard]] Findings regret(const std::vector<ArmAnswers>& arms, const RegretSettings& settings);

} // namespace catchup::analysis
