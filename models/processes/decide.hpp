// SPDX-License-Identifier: MIT
// Idle firms look at their options and propose one step.
#pragma once

#include <cstdint>
#include <variant>

#include "models/processes/grants.hpp"
#include "models/processes/inspect.hpp"
#include "models/processes/options.hpp"
#include "models/processes/settle.hpp"
#include "models/processes/support.hpp"
#include "models/processes/views.hpp"

namespace catchup {

/// No project, and the last failure is long enough ago.
[[nodiscard]] inline bool is_idle(const World& world, Position f) noexcept {
    const Firms& firms = world.firms;
    const Step failed = firms.abandoned[f];
    return firms.project[f] == 0 &&
           (failed == never ||
            world.now.value() - failed.value() > world.plan->scenario.outcome.cooling_off);
}

/// Why the firm looks at its options this quarter, if it does.
[[nodiscard]] Origin occasion(const World& world, Position f, Timing timing) noexcept;

/// True if the firm would take the step with an integrator or with public support.
[[nodiscard]] inline bool needs_others(const World& world, Position f, Mask step) noexcept {
    const std::int16_t builder = builder_of(world, f, step, Offers::considered);
    return step != 0 &&
           (builder != in_house ||
            (may_be_supported(world, f) &&
             support_of(world, f, step, builder, price(world, f, step, builder)).amount > Fen{0}));
}

/// Enters a step into the firm's proposal columns; `alone()` gives the step that it would take
/// without integrators and public support, for when these are refused.
template <class Alone>
void propose(World& world, Position f, Mask step, Origin origin, Alone&& alone) noexcept {
    if (step == 0) {
        return;
    }
    Firms& firms = world.firms;
    firms.proposal[f] = step;
    firms.proposal_origin[f] = origin;
    firms.proposal_builder[f] = builder_of(world, f, step, Offers::considered);
    if (needs_others(world, f, step)) {
        firms.fallback[f] = alone();
    }
}

/// What firms under a rule see of their options, a view each, as far as the rule asks for it.
/// @param trust what perceptions_of gives
template <AdoptionRule Rule>
void see(const World& world, std::span<const Position> some, Offers offers,
         std::span<const double> trust, std::span<Observation> views) noexcept {
    own_views(world, some, offers, views);
    if constexpr (!ignores_peers<Rule>) {
        add_peers(world, some, views);
    }
    if constexpr (!ignores_profit<Rule>) {
        add_gains(world, some, views);
        add_prices(world, some, offers, risk_for<Rule>, trust, views);
    }
}

/// The step that a firm would take on what it sees; 0 = stay.
template <AdoptionRule Rule>
[[nodiscard]] Mask settle_under(const Rule& rule, const World& world, Position f,
                                const Observation& seen) noexcept {
    return settle(Rule::settling, rule.scores(seen), seen.open, world.random, world.firms.id[f],
                  world.now);
}

/// What a firm under a rule sees, and the step that it would take; 0 = stay.
struct Choice {
    Observation seen;
    Scores scores{};
    Mask step = 0;
};
/// @param trust perception_of(world, f)
template <AdoptionRule Rule>
[[nodiscard]] Choice choose(const Rule& rule, const World& world, Position f, Offers offers,
                            double trust) noexcept {
    Choice choice;
    see<Rule>(world, {&f, 1}, offers, {&trust, 1}, {&choice.seen, 1});
    choice.scores = rule.scores(choice.seen);
    choice.step = settle(Rule::settling, choice.scores, choice.seen.open, world.random,
                         world.firms.id[f], world.now);
    return choice;
}

/// Firms propose under their rules. Reads own columns and peers' states (end of the last quarter);
/// writes only the firm's own proposal, its builder and origin, and fallback.
void decide(World& world);

} // namespace catchup
