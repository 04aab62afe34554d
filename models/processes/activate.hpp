// SPDX-License-Identifier: MIT
// Which interventions act this quarter: dates and conditions.
#pragma once

#include "models/plan.hpp"

namespace catchup {

/// Sets `active` of every intervention by its dates and its trigger, read off the world as it stood
/// at the end of the last quarter; marks those that act for the first time.
void activate(World& world);

/// What a trigger looks at: an output over all sectors, or the share of firms at a state or above.
[[nodiscard]] double observed(const World& world, const OnOutput& trigger);
[[nodiscard]] double observed(const World& world, const OnReached& trigger);

} // namespace catchup
