// SPDX-License-Identifier: MIT
// Scarce things: firms that can pay get integrators' slots and public money by one hashed queue.
#pragma once

#include <span>
#include <vector>

#include "models/processes/support.hpp"

namespace catchup {

/// The rows of some firms' proposals: what each would cost and bring, what the firm makes of it and
/// sees.
[[nodiscard]] std::vector<Event> proposal_events(const World& world, std::span<const Position> some,
                                                 EventKind kind);

/// A firm's place in the queue of this quarter: higher comes first, then the lower id.
[[nodiscard]] std::uint32_t slot_priority(const World& world, Position f) noexcept;

/// How a firm would pay for a step.
struct Means {
    Fen asked{};                              // the price
    Support support;                          // public money towards it
    std::int16_t guarantor = no_intervention; // of a loan beyond ordinary credit
    Fen guaranteed{};                         // that loan
    bool enough = true;                       // fund, credit, support and guarantee suffice
};
/// E12 with public support and guarantees, unless offers are ignored.
[[nodiscard]] Means means_of(const World& world, Position f, Mask step, std::int16_t builder,
                             Offers offers) noexcept;

/// Drops proposals that their firms cannot pay. The others that need a slot or public money stand in
/// one queue, highest hash first (ties: lowest id); each gets all that it needs or nothing. A
/// refused firm falls back to its in-house step without support if it has one that it can pay;
/// otherwise it waits. Then punishes pressed firms without a project. Writes proposals, what
/// supports them, purses, funds (the support) and rows.
void match(World& world);

} // namespace catchup
