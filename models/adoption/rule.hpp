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
    std::array<double, masks> gain{};     // true margin gain of the step, share of revenue
    std::array<double, masks> believed{}; // the gain as the firm perceives it (E10)
    std::array<double, masks> cost{};     // net cost, million RMB
    std::array<double, masks> payback{};  // cost / (believed x revenue), years; inf if no gain
    std::array<double, masks>
        detour{}; // probability of a detour or abandonment (E9), if the rule weighs risk
    std::array<double, technologies> exposure{}; // mean level of peers / 2 (E1), 0..1
    std::array<double, technologies> ahead{};    // share of peers above the own level, 0..1
    std::array<double, technologies> fit{};      // strategic fit, mean 1
    State state{};
    std::uint8_t open = 0;            // bit m set: step m may be taken
    double revenue = 0.0;             // million RMB a year
    double payback_threshold = 0.0;   // the firm's own, years
    double imitation_threshold = 0.0; // the firm's own, share of peers
    double year_margin = 0.0;         // mean margin of the last four quarters
    double aspiration = 0.0;          // margin that it aspires to
    bool prompted = false; // somebody came with an offer, or a window opened, this quarter

    [[nodiscard]] constexpr bool may(Mask step) const noexcept { return (open >> step & 1) != 0; }
};

/// Mean of a view over the technologies that a step raises.
[[nodiscard]] constexpr double mean_over(const std::array<double, technologies>& values,
                                         Mask step) noexcept {
    double sum = 0.0;
    for (std::size_t x = 0; x < technologies; ++x) {
        sum += raises(step, x) ? values[x] : 0.0;
    }
    return sum / breadth(step);
}

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

template <class Rule>
inline constexpr bool ignores_peers = requires {
    requires Rule::ignores_peers;
};
template <class Rule>
inline constexpr bool ignores_profit = requires {
    requires Rule::ignores_profit;
};
template <class Rule>
inline constexpr bool weighs_risk = requires {
    requires Rule::weighs_risk;
};
template <class Rule>
inline constexpr bool aspires = requires(const Rule& rule) {
    rule.aspiration_speed;
};

/// Scores by mask, 0 = staying (used by `taste` only).
using Scores = std::array<double, masks>;

/// The score of a step that the rule refuses (for `first_ring`: rate 0).
inline constexpr double never_score = -std::numeric_limits<double>::infinity();

/// A plain struct: parameters, fields(), check(), and a pure function from view to scores.
/// A rule that ignores peers says `static constexpr bool ignores_peers = true` and finds exposure and
/// shares ahead empty. A rule that ignores profit says `static constexpr bool ignores_profit = true` and finds gains,
/// costs, paybacks empty. That saves time. So does `highest_rates()` of a rule of `first_ring`: no
/// view gives higher ones, so a firm whose luck is too bad even for these need not look.
/// A rule that weighs risk says `static constexpr bool weighs_risk = true` and finds `detour`
/// filled; a rule with a member `aspiration_speed` has the aspirations of its firms follow their
/// partners' margins.
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
