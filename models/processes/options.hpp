// SPDX-License-Identifier: MIT
// What a firm could do now, at what price, and who would do it.
#pragma once

#include <array>
#include <cstdint>
#include <limits>

#include "models/adoption/rule.hpp"
#include "models/processes/contact.hpp"
#include "models/processes/exposure.hpp"
#include "models/processes/gain.hpp"

namespace catchup {

/// Price of a step today, million RMB (E5): in-house, or by the integrator.
[[nodiscard]] inline double price(const World& world, Position f, Mask step,
                                  std::int16_t builder) noexcept {
    const Firms& firms = world.firms;
    const double alone = project_cost(world.plan->step_costs[firms.state[f].value()][step],
                                      world.prices, firms.cost_scale[f]);
    return builder == in_house
               ? alone
               : alone * world.integrators[static_cast<std::size_t>(builder)].cost_share;
}

/// Whether standing offers count.
enum class Offers : std::uint8_t { considered, ignored };

/// Who would carry out a step: the integrator whose offer stands if the step is its package and it
/// is cheaper, else the firm itself.
[[nodiscard]] inline std::int16_t builder_of(const World& world, Position f, Mask step,
                                             Offers offers) noexcept {
    if (offers == Offers::ignored || step != package_step(world.firms.state[f]) ||
        !has_offer(world, f)) {
        return in_house;
    }
    const std::int16_t integrator = world.firms.offer_from[f];
    return world.integrators[static_cast<std::size_t>(integrator)].cost_share < 1.0 ? integrator
                                                                                    : in_house;
}

/// The firm's view of its options. Reads the firm's own columns and its partners' states.
[[nodiscard]] inline Observation look(const World& world, Position f, Offers offers) noexcept {
    const Firms& firms = world.firms;
    const State own = firms.state[f];
    const double revenue = firms.revenue[f];
    Observation seen;
    seen.payback_threshold = firms.payback_threshold[f];
    seen.exposure = shares_ahead(world, f);
    const double here = target_gain(world, f, own);
    for (Mask step = 1; step < masks; ++step) {
        if (!admissible(own, step) || !world.plan->in_reach[step]) {
            continue;
        }
        seen.open = static_cast<std::uint8_t>(seen.open | 1U << step);
        seen.gain[step] = target_gain(world, f, after(own, step)) - here;
        seen.cost[step] = price(world, f, step, builder_of(world, f, step, offers));
        seen.payback[step] = seen.gain[step] > 0.0 ? seen.cost[step] / (seen.gain[step] * revenue)
                                                   : std::numeric_limits<double>::infinity();
    }
    return seen;
}

} // namespace catchup
