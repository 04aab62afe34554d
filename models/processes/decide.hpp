// SPDX-License-Identifier: MIT
// Idle firms look at their options and propose one step.
#pragma once

#include <cstdint>
#include <variant>

#include "models/processes/options.hpp"
#include "models/processes/settle.hpp"

namespace catchup {

/// Why the firm looks at its options this quarter, if it does.
[[nodiscard]] inline Origin occasion(const World& world, Position f, Timing timing) noexcept {
    const Firms& firms = world.firms;
    if (firms.offered[f] == world.now) {
        return Origin::contact;
    }
    const bool own = timing == Timing::every_quarter ||
                     world.random.uniform(firms.id[f], world.now, Purpose::opportunity) <
                         world.plan->scenario.decision.opportunity_rate;
    return own ? Origin::own : Origin::none;
}

/// One rule's firms. Reads own columns and partners' states (end of the last quarter); writes only
/// the firm's own proposal, its builder and origin, and fallback.
template <AdoptionRule Rule>
void decide_under(const Rule& rule, std::uint8_t index, World& world) {
    Firms& firms = world.firms;
    const auto choose = [&](Position f, Offers offers) noexcept {
        const Observation seen = look(world, f, offers);
        return settle(Rule::settling, rule.scores(seen), seen.open, world.random, firms.id[f],
                      world.now);
    };
    for_each_firm(firms.size(), [&](Position f) noexcept {
        if (firms.rule[f] != index || firms.project[f] != 0) {
            return;
        }
        const Origin origin = occasion(world, f, Rule::timing);
        if (origin == Origin::none) {
            return;
        }
        const Mask step = choose(f, Offers::considered);
        if (step == 0) {
            return;
        }
        firms.proposal[f] = step;
        firms.proposal_origin[f] = origin;
        firms.proposal_builder[f] = builder_of(world, f, step, Offers::considered);
        if (firms.proposal_builder[f] != in_house) {
            firms.fallback[f] = choose(f, Offers::ignored);
        }
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
