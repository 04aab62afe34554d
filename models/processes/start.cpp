// SPDX-License-Identifier: MIT
#include "models/processes/start.hpp"

#include <algorithm>

#include "models/chosen.hpp"
#include "models/plan.hpp"
#include "models/processes/match.hpp"
#include "models/processes/pay.hpp"

namespace catchup {
namespace {

/// @param event its row in the log
void start_project(World& world, const Event& event) {
    Firms& firms = world.firms;
    const Scenario& scenario = world.plan->scenario;
    const Position f = event.firm;
    const Mask step = firms.proposal[f];
    const std::int16_t builder = firms.proposal_builder[f];
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
        std::vector<Position> starting;
        for_each_chosen(
            block, [=](std::size_t at) noexcept { return proposal[at] != 0; },
            [&](Position f) noexcept {
                ++firms.attempts[f];
                ++firms.tries[f];
                starting.push_back(f);
            });
        for (const Event& event : proposal_events(world, starting, EventKind::start)) {
            start_project(world, event);
        }
        std::fill(firms.proposal.data() + block.begin, firms.proposal.data() + block.end, Mask{0});
        std::fill(firms.fallback.data() + block.begin, firms.fallback.data() + block.end, Mask{0});
        std::fill(firms.proposal_builder.data() + block.begin,
                  firms.proposal_builder.data() + block.end, in_house);
    });
}

} // namespace catchup
