// SPDX-License-Identifier: MIT
// Free trials: the first offer that a firm ever gets comes with a part of the package.
#pragma once

#include "models/world.hpp"

namespace catchup {

/// What a trial would be: a part of this package, worth this much.
struct Trial {
    Mask package = 0;
    Fen amount{};
};
/// The trial that the integrator would give to the firm today.
[[nodiscard]] Trial trial_of(const World& world, std::size_t integrator, Position f) noexcept;

/// Trials of the firms that got their first offer this quarter: by integrator, highest hash first,
/// then lowest id, as long as the fund suffices. Writes `met`, `news`, `credit`, funds and rows.
void give_trials(World& world);

} // namespace catchup
