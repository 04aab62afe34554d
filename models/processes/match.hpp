// SPDX-License-Identifier: MIT
// Scarce things: firms that can pay get the integrators' slots by a hashed queue.
#pragma once

#include "models/world.hpp"

namespace catchup {

/// The row of a proposal: what it would cost and bring, what the firm makes of it and sees.
[[nodiscard]] Event proposal_event(const World& world, Position f, EventKind kind) noexcept;

/// A firm's place in the queues of this quarter: higher comes first, then the lower id.
[[nodiscard]] std::uint32_t slot_priority(const World& world, Position f) noexcept;

/// Drops proposals that their firms cannot pay, then gives each integrator's slots to the highest
/// hash first (ties: lowest id). A firm without a slot falls back to its in-house step if it has
/// one that it can pay; otherwise it waits. Writes only proposal, proposal_builder and rows.
void match(World& world);

} // namespace catchup
