// SPDX-License-Identifier: MIT
#include "models/explain/trials.hpp"

#include "models/explain/options.hpp"
#include "models/processes/contact.hpp"
#include "models/processes/trial.hpp"

namespace catchup::explain {
namespace {

void take(const Trial& trial, TrialStory& story) {
    story.package = trial.package;
    story.amount = trial.amount;
    story.matched = trial.matched;
    story.matcher = trial.fund;
}

/// What the firm got; how many others got one of the same integrator.
void read_rows(const std::vector<Event>& rows, Position f, TrialStory& story) {
    for (const Event& row : rows) {
        if (row.kind != EventKind::trial) {
            continue;
        }
        if (row.firm == f) {
            story.given = true;
            take({.package = row.mask,
                  .amount = row.cost,
                  .matched = row.public_cost,
                  .fund = row.intervention},
                 story);
        } else {
            story.others += static_cast<std::size_t>(row.integrator) == story.integrator ? 1U : 0U;
        }
    }
}

} // namespace

TrialStory rehearse_trial(const World& world, Position f, std::size_t integrator) {
    World copy = world;
    contact(copy);
    std::vector<Event> rows;
    copy.event_log.drain_into(rows);
    TrialStory story{.integrator = integrator};
    story.fund_left = copy.integrators[integrator].fund;
    read_rows(rows, f, story);
    const Trial rich = trial_of(with_full_purses(copy), integrator, f);
    if (!story.given) {
        // the match may have been there when its turn came: then its own part of that was too much
        const Trial now = trial_of(copy, integrator, f);
        const bool explains = now.amount == Fen{0} || now.amount - now.matched > story.fund_left;
        take(explains ? now : rich, story);
    }
    if (rich.fund != story.matcher) {
        story.dry = rich.fund;
        const std::size_t purse = world.plan->programmes[static_cast<std::size_t>(rich.fund)].purse;
        story.purse_left = copy.policy.purses[purse].free;
    }
    return story;
}

} // namespace catchup::explain
