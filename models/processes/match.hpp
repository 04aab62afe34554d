// SPDX-License-Identifier: MIT
// Scarce things: firms that can pay get the integrators' slots by a hashed queue.
#pragma once

#include "models/processes/options.hpp"

namespace catchup {

/// E12: what the firm can lay out today: its fund and what banks still lend on its profit.
[[nodiscard]] Fen investable(const World& world, Position f) noexcept;

/// Drops proposals that their firms cannot pay, then gives each integrator's slots to the highest
/// hash first (ties: lowest id). A firm without a slot falls back to its in-house step if it has
/// one that it can pay; otherwise it waits. Writes only proposal and proposal_builder.
void match(World& world);

} // namespace catchup
