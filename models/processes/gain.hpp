// SPDX-License-Identifier: MIT
// A firm's steady-state gain (E2), and what its competitors have gained (E4).
#pragma once

#include "models/plan.hpp"
#include "models/sums.hpp"

namespace catchup {

/// Steady-state gain in a state, share of revenue. Reads fit and networked of the firm itself.
[[nodiscard]] inline double target_gain(const World& world, Position f, State state) noexcept {
    const Firms& firms = world.firms;
    return steady_gain(world.plan->gain(firms.sector[f], state),
                       {firms.fit[0][f], firms.fit[1][f], firms.fit[2][f]},
                       world.plan->scenario.benefit.partner_externality, firms.networked[f]);
}

/// Sums realised gains by sector: what others_mean_gain reads.
inline void sum_gains(World& world) {
    const Firms& firms = world.firms;
    world.sector_gain =
        sector_sums<double>(firms, world.sector_firms.size(), [&](Position f) noexcept {
            return static_cast<double>(firms.gain[f]);
        });
}

/// Mean realised gain of the sector's other firms; 0 if the firm is alone.
[[nodiscard]] inline double others_mean_gain(const World& world, Position f) noexcept {
    const std::size_t sector = world.firms.sector[f].value();
    const std::int64_t others = world.sector_firms[sector] - 1;
    const double sum = world.sector_gain[sector] - static_cast<double>(world.firms.gain[f]);
    return others == 0 ? 0.0 : sum / static_cast<double>(others);
}

} // namespace catchup
