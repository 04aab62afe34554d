// SPDX-License-Identifier: MIT
// The planner's best step for each sector and year (choice best_by_sector).
#pragma once

#include "models/plan.hpp"

namespace catchup {

/// In an intervention's first active quarter and in every first quarter of a year: sets the step
/// with the greatest sum of (gain x revenue x annuity - in-house cost) for each public RMB over the
/// covered firms that may take it; 0 if no step has a positive sum. Ties: fewest technologies, then
/// the lowest mask. Keeps the states that an uninformed planner knows.
void plan_steps(World& world);

/// Value today of 1 a year for so many years.
[[nodiscard]] double annuity(double discount, double years) noexcept;

} // namespace catchup
