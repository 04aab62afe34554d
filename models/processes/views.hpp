// SPDX-License-Identifier: MIT
// What firms see of their options. Many at a time: that fills the processor's vectors.
//
// A view is put together from four parts, in this order; a rule that ignores a part
// (models/adoption/rule.hpp) goes without it, to save time. All read the firms' own columns and
// what was counted of their peers. Precondition of all: a view for each firm.
#pragma once

#include <cstdint>
#include <span>

#include "models/processes/options.hpp"

namespace catchup {

/// Whether the rule wants to know the risk of each step: it costs time.
enum class Risk : std::uint8_t { unknown, weighed };
template <class Rule>
inline constexpr Risk risk_for = weighs_risk<Rule> ? Risk::weighed : Risk::unknown;

/// The firm itself.
void own_views(const World& world, std::span<const Position> some, Offers offers,
               std::span<Observation> views) noexcept;

/// What its peers have done (E1).
void add_peers(const World& world, std::span<const Position> some,
               std::span<Observation> views) noexcept;

/// The gain of each open step (E2 with premia and windows).
void add_gains(const World& world, std::span<const Position> some,
               std::span<Observation> views) noexcept;

/// What each open step costs, how soon it seems to pay back, and its risk if that is weighed.
/// @param trust what the firms make of gains: perceptions_of
void add_prices(const World& world, std::span<const Position> some, Offers offers, Risk risk,
                std::span<const double> trust, std::span<Observation> views) noexcept;

/// One firm's whole view.
[[nodiscard]] Observation look(const World& world, Position f, Offers offers, Risk risk) noexcept;

} // namespace catchup
