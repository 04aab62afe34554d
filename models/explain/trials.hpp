// SPDX-License-Identifier: MIT
// The trial that comes with a firm's first offer: a part of the call `contact`.
#pragma once

#include "models/explain/life.hpp"

namespace catchup::explain {

/// The trial of a firm that gets its first offer this quarter, by the integrator given, as the call
/// leaves it in a copy of the world.
[[nodiscard]] TrialStory rehearse_trial(const World& world, Position f, std::size_t integrator);

} // namespace catchup::explain
