// SPDX-License-Identifier: MIT
// What a firm sees of its peers (E1): in the network, the county, the supply chain and the sector.
#pragma once

#include <array>
#include <span>

#include "models/plan.hpp"

namespace catchup {

/// Two views of the peers by technology.
struct PeerView {
    std::array<double, technologies> exposure{}; // mean level / 2: E1's e
    std::array<double, technologies> ahead{};    // share above the own level
};

/// E1 for one firm. Reads `state` of the firm, its partners and its trading partners, and the
/// levels of county and sector.
[[nodiscard]] PeerView see_peers(const World& world, Position f) noexcept;

/// Exposure to all technologies together: E1 with (l_D + l_N + l_I) / 6 in place of l / 2.
[[nodiscard]] double mean_exposure(const World& world, Position f) noexcept;

/// Share of partners in the county network that abandoned a project in the last
/// information.memory quarters; 0 without partners.
[[nodiscard]] double failures_nearby(const World& world, Position f) noexcept;

/// Counts levels by county anew: at the start; afterwards `follow` keeps the counts.
void count_counties(World& world);

/// Keeps the counts of counties up with an event.
void follow(World& world, const Event& event) noexcept;

/// Levels by sector; the share of trading partners with N >= 1, where the network externality (nu)
/// needs it. Reads `state`; writes only `sector_levels` and `networked`.
void observe_peers(World& world);

} // namespace catchup
