// SPDX-License-Identifier: MIT
// Counts what peers have reached: of counties and sectors, and of each firm's partners.
#pragma once

#include "models/world.hpp"

namespace catchup {

/// Counts levels by county anew: at the start; afterwards `follow` keeps the counts.
void count_counties(World& world);

/// Keeps the counts of counties up with an event.
void follow(World& world, const Event& event) noexcept;

/// Counts partners anew: at the start, or when links have changed; afterwards `observe_peers` keeps
/// the counts.
void count_partners(World& world);

/// Levels by sector; levels and failures of partners; the share of trading partners with N >= 1,
/// where the network externality (nu) needs it. Reads `state` and `abandoned`; writes only
/// `sector_levels`, `peers` and `networked`.
void observe_peers(World& world);

} // namespace catchup
