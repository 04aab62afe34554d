// SPDX-License-Identifier: MIT
#include "models/explain/trials.hpp"

#include <algorithm>

#include "models/explain/options.hpp"
#include "models/processes/contact.hpp"
#include "models/processes/queue.hpp"
#include "models/processes/trial.hpp"

namespace catchup::explain {
namespace {

/// The world after all visits, before any trial: firms that all had an offer once get none.
World after_visits(const World& world) {
    World copy = world;
    for (std::uint32_t at = 0; at < copy.firms.size(); ++at) {
        copy.firms.met[Position{at}] = 1;
    }
    contact(copy);
    return copy;
}

/// The firms with their first offer, in the order in which they get their trials.
std::vector<Claim> trial_queue(const World& before, const World& visited) {
    return queue_of(before.firms, [&](Position f, Claim& claim) noexcept {
        claim.key = -static_cast<double>(visited.firms.offer_from[f]);
        claim.priority =
            before.random.bits(claim.id.value(), before.now.value(), Purpose::trial_queue);
        return visited.firms.offered[f] == before.now && before.firms.met[f] == 0;
    });
}

} // namespace

TrialStory rehearse_trial(const World& world, Position f, std::size_t integrator) {
    World copy = after_visits(world);
    const std::vector<Claim> queue = trial_queue(world, copy);
    TrialStory story{.integrator = integrator};
    for (const Claim& claim : queue) {
        if (claim.firm == f) {
            break;
        }
        copy.firms.met[claim.firm] = 0;
        story.ahead += copy.firms.offer_from[claim.firm] == copy.firms.offer_from[f] ? 1U : 0U;
    }
    give_trials(copy); // those of the firms before it
    const Trial trial = trial_of(copy, integrator, f);
    story.package = trial.package;
    story.amount = trial.amount;
    story.matched = trial.matched;
    story.matcher = trial.fund;
    story.fund_left = copy.integrators[integrator].fund;
    story.given = trial.amount > Fen{0} && trial.amount - trial.matched <= story.fund_left;
    const std::int16_t first = trial_of(with_full_purses(copy), integrator, f).fund;
    if (first != trial.fund) {
        story.dry = first;
    }
    if (first != no_intervention) {
        const std::size_t purse = world.plan->programmes[static_cast<std::size_t>(first)].purse;
        story.purse_left = copy.policy.purses[purse].free;
    }
    return story;
}

} // namespace catchup::explain
