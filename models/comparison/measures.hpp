// SPDX-License-Identifier: MIT
// From tallies to what a comparison's file holds.
#pragma once

#include <string_view>

#include "models/comparison/arms.hpp"
#include "sim/output/record.hpp"
#include "sim/output/variable.hpp"

namespace catchup {

/// Everything that a comparison's file holds, in order: variables with the dimension `arm`.
[[nodiscard]] output::Schema comparison_schema(const std::vector<Arm>& arms);

/// One replication: `tallies` by arm, `redrawn` by trunk (Trunks::redrawn).
[[nodiscard]] output::Record comparison_record(const std::vector<Arm>& arms, const Trunks& trunks,
                                               const std::vector<Tally>& tallies,
                                               const std::vector<std::vector<double>>& redrawn);

/// One of these variables, read off one world: of those without a dimension beside `arm` one that
/// asks nothing of the world without policy ("reached", "levels", "welfare", "spending").
[[nodiscard]] double outcome(const Tally& tally, std::string_view variable);

} // namespace catchup
