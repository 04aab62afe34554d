// SPDX-License-Identifier: MIT
// What a firm could do now, at what price, and who would do it.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "models/adoption/rule.hpp"
#include "models/plan.hpp"
#include "models/processes/public_goods.hpp"

namespace catchup {

/// Whether integrators' standing offers and public support count.
enum class Offers : std::uint8_t { considered, ignored };

/// E5: what a step from a state costs the firm if it does it itself, million RMB today.
[[nodiscard]] inline double cost_from(const World& world, Position f, State state,
                                      Mask step) noexcept {
    const Firms& firms = world.firms;
    const double listed =
        project_cost(world.plan->step_costs[state.value()][step],
                     world.sector_prices[firms.sector[f].value()], firms.cost_scale[f]);
    if (world.policy.goods.empty()) {
        return listed;
    }
    const Goods goods = goods_of(world, f);
    const Cost& cost = world.plan->scenario.cost;
    return listed * (1.0 - cost.standards * goods.standards) *
           (1.0 - cost.generic * generic_of(goods, step));
}
[[nodiscard]] inline double in_house_cost(const World& world, Position f, Mask step) noexcept {
    return cost_from(world, f, world.firms.state[f], step);
}

/// Price of a step today, million RMB: in-house (E5), or by an integrator (E14, less the credit).
/// Public support is not taken off.
[[nodiscard]] double price(const World& world, Position f, Mask step,
                           std::int16_t builder) noexcept;

/// The price less public support, unless offers are ignored, million RMB.
[[nodiscard]] double net_price(const World& world, Position f, Mask step, std::int16_t builder,
                               Offers offers) noexcept;

/// What makes the firm look today: an integrator with an offer, else an invitation to demonstrate,
/// else a window that opens; none of them.
[[nodiscard]] Origin prompt_of(const World& world, Position f) noexcept;

/// Bit m set: the scenario allows step m from the state.
[[nodiscard]] inline std::uint8_t open_steps(const World& world, State state) noexcept {
    return world.plan->open_steps[state.value()];
}

/// Who would carry out a step: the integrator whose offer stands if the step is one of its packages
/// and cheaper that way, else the firm itself.
[[nodiscard]] std::int16_t builder_of(const World& world, Position f, Mask step,
                                      Offers offers) noexcept;

/// E10: what the firm makes of gains today: perceived over true gain.
[[nodiscard]] double perception_of(const World& world, Position f) noexcept;

/// The same of many firms. Precondition: trust has the size of `some`.
void perceptions_of(const World& world, std::span<const Position> some, std::span<double> trust);

/// Probability of a detour or abandonment if the project ended now (E9).
[[nodiscard]] double detour_risk(const World& world, Position f, Mask step,
                                 std::int16_t builder) noexcept;

/// The index of a project's end (E8), as the firm stands now.
[[nodiscard]] double outcome_index_of(const World& world, Position f, Mask step,
                                      std::int16_t builder) noexcept;

} // namespace catchup
