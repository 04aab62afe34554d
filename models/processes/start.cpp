// SPDX-License-Identifier: MIT
#include "models/processes/start.hpp"

#include <algorithm>

#include "models/chosen.hpp"
#include "models/plan.hpp"
#include "models/processes/match.hpp"
#include "models/processes/pay.hpp"

namespace catchup {
namespace {

void start_project(World& world, Position f) {
    Firms& firms = world.firms;
    const Scenario& scenario = world.plan->scenario;
    const Mask step = firms.proposal[f];
    const std::int16_t builder = firms.proposal_builder[f];
    ++firms.attempts[f];
    ++firms.tries[f];
    const Event event = proposal_event(world, f, EventKind::start);
    world.event_log.add(f, event);
    pay(world, f, event.cost, builder, BookingPurpose::project,
        world.plan->programmes.empty() ? Fen{0} : world.policy.firms.loan[f]);
    double speed = 1.0;
    if (builder != in_house) {
        speed = scenario.integrators[static_cast<std::size_t>(builder)].speed;
        firms.credit[f] = 0.0F;
    }
    const int planned =
        project_quarters(scenario.duration, firms.state[f], step, firms.capability[f], speed);
    firms.project[f] = step;
    firms.late[f] = 0;
    firms.builder[f] = builder;
    firms.project_cost[f] = event.cost;
    // the end of this quarter counts as one: a project started in t first counts down in t + 1
    firms.ends_left[f] = static_cast<std::int16_t>(planned + 1);
}

} // namespace

void start(World& world) {
    Firms& firms = world.firms;
    const Mask* const proposal = firms.proposal.numbers();
    for_each_block(firms.size(), [&](Block block) noexcept {
        for_each_chosen(
            block, [=](std::size_t at) noexcept { return proposal[at] != 0; },
            [&](Position f) noexcept { start_project(world, f); });
        std::fill(firms.proposal.data() + block.begin, firms.proposal.data() + block.end, Mask{0});
        std::fill(firms.fallback.data() + block.begin, firms.fallback.data() + block.end, Mask{0});
        std::fill(firms.proposal_builder.data() + block.begin,
                  firms.proposal_builder.data() + block.end, in_house);
    });
}

} // namespace catchup
