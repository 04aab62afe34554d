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
#include "sim/parallel/blocks.hpp"

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
[[nodiscard]] inline Origin occasion(const World& world, Position f, Timing timing) noexcept {
    const Origin prompt = prompt_of(world, f);
    if (prompt != Origin::none) {
        return prompt;
    }
    const bool own = timing == Timing::every_quarter ||
                     world.random.uniform(world.firms.id[f], world.now, Purpose::opportunity) <
                         world.plan->scenario.decision.opportunity_rate;
    return own ? Origin::own : Origin::none;
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
template <AdoptionRule Rule>
[[nodiscard]] Choice choose(const Rule& rule, const World& world, Position f,
                            Offers offers) noexcept {
    Choice choice;
    choice.seen = own_view(world, f, offers);
    if constexpr (!ignores_peers<Rule>) {
        add_peers(world, f, choice.seen);
    }
    if constexpr (!ignores_profit<Rule>) {
        add_prospects(world, f, offers, weighs_risk<Rule> ? Risk::weighed : Risk::unknown,
                      choice.seen);
    }
    choice.scores = rule.scores(choice.seen);
    choice.step = settle(Rule::settling, choice.scores, choice.seen.open, world.random,
                         world.firms.id[f], world.now);
    return choice;
}

/// One rule's firms. Reads own columns and peers' states (end of the last quarter); writes only
/// the firm's own proposal, its builder and origin, and fallback.
template <AdoptionRule Rule>
void decide_under(const Rule& rule, std::uint8_t index, World& world) {
    Firms& firms = world.firms;
    Scores highest{};
    if constexpr (requires { rule.highest_rates(); }) {
        highest = rule.highest_rates();
    }
    for_each_firm(firms.size(), [&](Position f) noexcept {
        if (firms.rule[f] != index || !is_idle(world, f) || is_pressed(world, f)) {
            return;
        }
        const Origin origin = occasion(world, f, Rule::timing);
        if (origin == Origin::none) {
            return;
        }
        if constexpr (requires { rule.highest_rates(); }) {
            if (settle(Rule::settling, highest, open_steps(world, firms.state[f]), world.random,
                       firms.id[f], world.now) == 0) {
                return; // no clock rings in time, whatever the firm would see
            }
        }
        propose(world, f, choose(rule, world, f, Offers::considered).step, origin,
                [&] { return choose(rule, world, f, Offers::ignored).step; });
    });
}

/// Every rule of the mix in turn. The visit runs once a rule, outside the loop over firms.
inline void decide(World& world) {
    const auto& rules = world.plan->scenario.rules;
    for (std::size_t r = 0; r < rules.size(); ++r) {
        std::visit(
            [&](const auto& rule) { decide_under(rule, static_cast<std::uint8_t>(r), world); },
            rules[r].rule);
    }
}

} // namespace catchup
