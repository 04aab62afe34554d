// SPDX-License-Identifier: MIT
// Arms of any data against each other: every pair, every outcome, over time if there is one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison/pair_rows.hpp"
#include "analysis/findings.hpp"

namespace catchup::analysis {

/// One outcome of all arms.
struct ArmOutcome {
    std::string name;
    std::optional<double> margin; // of equivalence, > 0
    // by arm, then time, then pair (as many everywhere) or value; one time if there are none
    std::vector<std::vector<std::vector<double>>> values;
};

/// Arms and what was measured of them.
struct ArmTable {
    std::vector<std::string> arms;
    std::vector<std::string> times; // in order; none: no time
    Pairing pairing = Pairing::independent;
    std::vector<ArmOutcome> outcomes;
};

/// Rows of `pair_rows` for each later arm (group) against each earlier one (item) and each outcome
/// (item2), at the last time; `family`: how many p were adjusted together; with times, rows of
/// `band_rows`; `no_p` says why there is none. Preconditions: two arms or more with a value each; times
/// only with pairs.
[[nodiscard]] Findings compare_arms(const ArmTable& table, const Resampling& resampling);

enum class Details { left_out, shown };

/// The same for people.
[[nodiscard]] std::string compared_text(const ArmTable& table, const Findings& findings,
                                        Details details);

} // namespace catchup::analysis
