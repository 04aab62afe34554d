// SPDX-License-Identifier: MIT
// Free trials: the first offer that a firm ever gets comes with a part of the package.
#pragma once

#include "models/world.hpp"

namespace catchup {

/// What a trial would be: a part of this package, worth this much, a part of it from a purse.
struct Trial {
    Mask package = 0;
    double share = 0.0;                  // of the package's price
    Fen amount{};                        // all of it
    Fen matched{};                       // the public part
    std::int16_t fund = no_intervention; // the intervention that pays it
};
/// The trial that the integrator would give to the firm today, with a public match if an
/// integrator fund covers the firm and its purse affords it (the first of the list).
[[nodiscard]] Trial trial_of(const World& world, std::size_t integrator, Position f) noexcept;

/// Trials of the firms that got their first offer this quarter: by integrator, highest hash first,
/// then lowest id, as long as the integrator's fund suffices. Writes `met`, `news`, `credit`, funds,
/// purses and rows.
void give_trials(World& world);

} // namespace catchup
