// SPDX-License-Identifier: MIT
// A firm's steady-state gain (E2), first-mover premia, and what its competitors have gained (E4).
#pragma once

#include "models/plan.hpp"
#include "models/sums.hpp"

namespace catchup {

/// Steady-state gain in a state, share of revenue. Reads fit and networked of the firm itself.
[[nodiscard]] inline double target_gain(const World& world, Position f, State state) noexcept {
    const Firms& firms = world.firms;
    const auto& window = world.climates[firms.sector[f].value()].benefit;
    return steady_gain(
        world.plan->gain(firms.sector[f], state),
        {firms.fit[0][f] * window[0], firms.fit[1][f] * window[1], firms.fit[2][f] * window[2]},
        world.plan->scenario.benefit.partner_externality, firms.networked[f]);
}

/// First-mover premium in a state, share of revenue: the gains of the technologies in open windows
/// times pi and the share of the sector's firms that lack the technology (end of last quarter).
[[nodiscard]] double first_mover_premium(const World& world, Position f, State state) noexcept;

/// Sums realised gains by sector: what others_mean_gain reads.
inline void sum_gains(World& world) {
    const Firms& firms = world.firms;
    world.sector_gain =
        sector_sums<double>(firms, world.sector_firms.size(), [&](Position f) noexcept {
            return static_cast<double>(firms.gain[f]);
        });
}

/// Mean of `others` firms whose gains add up to `sum` with the firm's own; 0 if there are none.
[[nodiscard]] inline double mean_without(double sum, double own, double others) noexcept {
    return others == 0.0 ? 0.0 : (sum - own) / others;
}

/// Mean realised gain of the sector's other firms; 0 if the firm is alone.
[[nodiscard]] inline double others_mean_gain(const World& world, Position f) noexcept {
    const std::size_t sector = world.firms.sector[f].value();
    return mean_without(world.sector_gain[sector], world.firms.gain[f],
                        static_cast<double>(world.sector_firms[sector] - 1));
}

} // namespace catchup
