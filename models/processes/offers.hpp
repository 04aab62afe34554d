// SPDX-License-Identifier: MIT
// What an integrator's standing offer is worth to a firm.
#pragma once

#include "models/plan.hpp"

namespace catchup {

/// chi': the integrator's price over the firm's in-house cost, before any credit (E14).
[[nodiscard]] inline double price_share(const World& world, std::size_t integrator,
                                        Position f) noexcept {
    return world.integrators[integrator].cost_share *
           world.plan->territories[integrator].markets[world.firms.sector[f].value()].price_factor;
}

/// True if the integrator serves the sector: from home, or since it extended.
[[nodiscard]] inline bool serves(const World& world, std::size_t integrator,
                                 std::size_t sector) noexcept {
    const Market::Standing standing = world.plan->territories[integrator].markets[sector].standing;
    return standing == Market::Standing::home ||
           (standing == Market::Standing::extension && world.integrators[integrator].extended);
}

/// True if an offer made to the firm still stands and its integrator is in service.
[[nodiscard]] inline bool has_offer(const World& world, Position f) noexcept {
    const Firms& firms = world.firms;
    if (firms.offered[f] == never) {
        return false;
    }
    const auto integrator = static_cast<std::size_t>(firms.offer_from[f]);
    return world.integrators[integrator].open &&
           world.now.value() - firms.offered[f].value() <
               world.plan->scenario.integrators[integrator].offer_quarters;
}

/// True if a step is one of the packages that the integrator offers to the firm.
[[nodiscard]] inline bool offers_step(const World& world, std::size_t integrator, Position f,
                                      Mask step) noexcept {
    const PackagesByState& packages = world.plan->territories[integrator].packages;
    return (packages[world.firms.state[f].value()] >> step & 1) != 0;
}

} // namespace catchup
