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
    const std::int16_t builder = builder_of(world, f, step, Offers::considered);
    firms.proposal_builder[f] = builder;
    if (builder != in_house || support_of(world, f, step, builder).amount > Fen{0}) {
        firms.fallback[f] = alone();
    }
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
    choice.seen = own_view(world, f, offers);
    if constexpr (!ignores_peers<Rule>) {
        add_peers(world, f, choice.seen);
    }
    if constexpr (!ignores_profit<Rule>) {
        add_prospects(world, f, offers, weighs_risk<Rule> ? Risk::weighed : Risk::unknown, trust,
                      choice.seen);
    }
    choice.scores = rule.scores(choice.seen);
    choice.step = settle(Rule::settling, choice.scores, choice.seen.open, world.random,
                         world.firms.id[f], world.now);
    return choice;
}

/// Firms propose under their rules. Reads own columns and peers' states (end of the last quarter);
/// writes only the firm's own proposal, its builder and origin, and fallback.
void decide(World& world);

} // namespace catchup
