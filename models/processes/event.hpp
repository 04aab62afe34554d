// SPDX-License-Identifier: MIT
// Rows of the event log that are filled in alike wherever they are written.
#pragma once

#include "models/plan.hpp"

namespace catchup {

/// What every row says of its firm: who, when, its state, its projects so far, its rule.
[[nodiscard]] inline Event event_of(const World& world, Position f, EventKind kind) noexcept {
    const Firms& firms = world.firms;
    return {.firm = f,
            .generation = generation_of(firms.id[f], static_cast<std::uint32_t>(firms.size())),
            .quarter = world.now,
            .kind = kind,
            .from = firms.state[f],
            .to = firms.state[f],
            .attempt = firms.attempts[f],
            .rule = firms.rule[f]};
}

} // namespace catchup
