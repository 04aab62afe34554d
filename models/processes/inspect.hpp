// SPDX-License-Identifier: MIT
// Mandates: inspectors visit firms, pressed firms comply or pay.
#pragma once

#include "models/processes/options.hpp"

namespace catchup {

/// Sends this quarter's inspectors, as far as purses last, those with the best luck first.
void inspect(World& world);

/// Pressed firms propose the mandated step, if it pays back soon enough.
void comply(World& world);

/// Pressed firms without a project after all pay the penalty and have a pause.
void punish(World& world);

/// True if an inspector presses the firm this quarter.
[[nodiscard]] inline bool is_pressed(const World& world, Position f) noexcept {
    return world.policy.firms.inspector.size() != 0 &&
           world.policy.firms.inspector[f] != no_intervention;
}

/// The mandated step that a pressed firm would take on what it sees: of the steps of the mandate's
/// choice the one that pays back soonest, if soon enough; 0 = none.
[[nodiscard]] Mask mandated_step(const World& world, Position f, const Observation& seen) noexcept;

} // namespace catchup
