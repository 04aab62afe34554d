// SPDX-License-Identifier: MIT
// Integrators visit the small firms of their county and sectors and leave an offer.
#pragma once

#include <vector>

#include "models/plan.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup {

/// True if the integrator serves firms of its county that are like this one.
[[nodiscard]] inline bool reaches(const World& world, std::size_t integrator, Position f) noexcept {
    const Plan& plan = *world.plan;
    const Firms& firms = world.firms;
    return world.integrators[integrator].open && plan.served[integrator][firms.sector[f].value()] &&
           firms.revenue[f] < plan.scenario.finance.sme_revenue;
}

/// True if an offer made to the firm still stands.
[[nodiscard]] inline bool has_offer(const World& world, Position f) noexcept {
    const Firms& firms = world.firms;
    if (firms.offered[f] == never) {
        return false;
    }
    const auto& profile =
        world.plan->scenario.integrators[static_cast<std::size_t>(firms.offer_from[f])];
    return world.now.value() - firms.offered[f].value() < profile.offer_quarters;
}

/// Visits of the quarter. A visit leaves a new offer, unless another integrator's standing offer is
/// as cheap or cheaper: then it changes nothing. So of several visits in one quarter the cheapest
/// counts, then the first integrator's. Writes only the firm's own `offer_from` and `offered`.
inline void contact(World& world) {
    const auto& integrators = world.plan->scenario.integrators;
    Firms& firms = world.firms;
    for (std::size_t j = 0; j < integrators.size(); ++j) {
        if (!world.integrators[j].open) {
            continue;
        }
        const std::vector<Position>& places = world.plan->counties[integrators[j].county];
        for_each_firm(places.size(), [&](Position member) noexcept {
            const Position f = places[member.value()];
            if (!reaches(world, j, f) ||
                world.random.uniform(firms.id[f], world.now, Purpose::contact,
                                     static_cast<std::uint32_t>(j)) >=
                    integrators[j].contact_rate) {
                return;
            }
            const auto standing = static_cast<std::size_t>(firms.offer_from[f]);
            if (has_offer(world, f) && standing != j &&
                world.integrators[standing].cost_share <= world.integrators[j].cost_share) {
                return;
            }
            firms.offer_from[f] = static_cast<std::int16_t>(j);
            firms.offered[f] = world.now;
        });
    }
}

} // namespace catchup
