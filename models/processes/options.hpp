// SPDX-License-Identifier: MIT
// What a firm could do now, at what price, and who would do it.
#pragma once

#include <array>
#include <cstdint>

#include "models/adoption/rule.hpp"
#include "models/plan.hpp"

namespace catchup {

/// E5: what a step costs the firm if it does it itself, million RMB today.
[[nodiscard]] inline double in_house_cost(const World& world, Position f, Mask step) noexcept {
    const Firms& firms = world.firms;
    return project_cost(world.plan->step_costs[firms.state[f].value()][step], world.prices,
                        firms.cost_scale[f]);
}

/// Price of a step today, million RMB: in-house (E5), or by an integrator (E14, less the credit).
[[nodiscard]] double price(const World& world, Position f, Mask step,
                           std::int16_t builder) noexcept;

/// Bit m set: the scenario allows step m from the state.
[[nodiscard]] inline std::uint8_t open_steps(const World& world, State state) noexcept {
    return world.plan->open_steps[state.value()];
}

/// Whether standing offers count.
enum class Offers : std::uint8_t { considered, ignored };

/// Who would carry out a step: the integrator whose offer stands if the step is one of its packages
/// and cheaper that way, else the firm itself.
[[nodiscard]] std::int16_t builder_of(const World& world, Position f, Mask step,
                                      Offers offers) noexcept;

/// E10: what the firm makes of gains today: perceived over true gain.
[[nodiscard]] double perception_of(const World& world, Position f) noexcept;

/// Probability of a detour or abandonment if the project ended now (E9).
[[nodiscard]] double detour_risk(const World& world, Position f, Mask step,
                                 std::int16_t builder) noexcept;

/// The index of a project's end (E8), as the firm stands now.
[[nodiscard]] double outcome_index_of(const World& world, Position f, Mask step,
                                      std::int16_t builder) noexcept;

/// Whether the rule wants to know the risk of each step: it costs time.
enum class Risk : std::uint8_t { unknown, weighed };

/// The parts of a firm's view: itself; its peers; gains, prices and risk of the open steps. A rule
/// that ignores a part (adoption/rule.hpp) goes without it, to save time.
[[nodiscard]] Observation own_view(const World& world, Position f, Offers offers) noexcept;
void add_peers(const World& world, Position f, Observation& seen) noexcept;
void add_prospects(const World& world, Position f, Offers offers, Risk risk,
                   Observation& seen) noexcept;

/// The firm's whole view of its options. Reads the firm's own columns and its peers' states.
[[nodiscard]] Observation look(const World& world, Position f, Offers offers, Risk risk) noexcept;

} // namespace catchup
