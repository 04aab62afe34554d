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

/// Price over in-house cost with an integrator, the trial's credit taken off.
[[nodiscard]] inline double net_price_share(const World& world, std::size_t integrator,
                                            Position f) noexcept {
    const double share = price_share(world, integrator, f);
    return share * (1.0 - static_cast<double>(world.firms.credit[f]));
}

/// What a firm can have from the integrator whose offer stands.
struct Package {
    std::int16_t integrator = in_house; // in_house = no offer that beats doing it alone
    std::uint8_t steps = 0;             // bit m set: step m
    double share = 1.0;                 // price over in-house cost

    [[nodiscard]] std::int16_t builder(Mask step) const noexcept {
        return (steps >> step & 1) != 0 ? integrator : in_house;
    }
};
[[nodiscard]] inline Package package_of(const World& world, Position f) noexcept {
    if (!has_offer(world, f)) {
        return {};
    }
    const std::int16_t integrator = world.firms.offer_from[f];
    const auto j = static_cast<std::size_t>(integrator);
    const double share = net_price_share(world, j, f);
    if (share >= 1.0) {
        return {};
    }
    const PackagesByState& packages = world.plan->territories[j].packages;
    return {integrator, packages[world.firms.state[f].value()], share};
}

} // namespace catchup
