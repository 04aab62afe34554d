// SPDX-License-Identifier: MIT
// What an adoption rule is: one firm's view in, a score for every step out. It sees no luck.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <string_view>

#include "models/technology/states.hpp"

namespace catchup {

/// What a firm sees when it decides. Arrays by mask: entry 0 (staying) is unused.
struct Observation {
    std::array<double, masks> gain{};            // margin gain of the step, share of revenue
    std::array<double, masks> cost{};            // net cost, million RMB
    std::array<double, masks> payback{};         // cost / (gain x revenue), years; inf if no gain
    std::array<double, technologies> exposure{}; // share of partners above the own level, 0..1
    std::uint8_t open = 0;                       // bit m set: step m may be taken
    double payback_threshold = 0.0;              // the firm's own, years

    [[nodiscard]] constexpr bool may(Mask step) const noexcept { return (open >> step & 1) != 0; }
};

/// When a firm under a rule looks at its options.
enum class Timing : std::uint8_t {
    on_opportunity, // when an opportunity comes: its own (decision.opportunity_rate) or a contact
    every_quarter,  // always
};

/// How scores become one choice. The loop draws; each option has luck of its own (keyed by its
/// mask), so a policy that adds or removes an option leaves the luck of the others alone.
enum class Settling : std::uint8_t {
    best,       // the highest score that is not `never_score`; no luck
    taste,      // highest score plus Gumbel luck, staying included (McFadden 1974)
    first_ring, // scores are rates a quarter of independent clocks; the first to ring within it
};

/// Scores by mask, 0 = staying (used by `taste` only).
using Scores = std::array<double, masks>;

/// The score of a step that the rule refuses (for `first_ring`: rate 0).
inline constexpr double never_score = -std::numeric_limits<double>::infinity();

/// A plain struct: parameters, fields(), check(), and a pure function from view to scores.
template <class Rule>
concept AdoptionRule = requires(const Rule& rule, const Observation& seen) {
    { Rule::name } -> std::convertible_to<std::string_view>;
    { Rule::meaning } -> std::convertible_to<std::string_view>;
    { Rule::timing } -> std::convertible_to<Timing>;
    { Rule::settling } -> std::convertible_to<Settling>;
    Rule::fields();
    { rule.scores(seen) }
    noexcept->std::same_as<Scores>;
};

} // namespace catchup
