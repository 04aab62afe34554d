// SPDX-License-Identifier: MIT
#include "models/processes/advance.hpp"

#include <algorithm>

#include "models/chosen.hpp"
#include "models/plan.hpp"
#include "models/processes/event.hpp"
#include "models/processes/options.hpp"
#include "models/processes/pay.hpp"
#include "sim/random/distributions.hpp"

namespace catchup {
namespace {

/// The row of a project at its end, planned or not.
Event end_of_project(const World& world, Position f, EventKind kind) noexcept {
    Event event = event_of(world, f, kind);
    event.mask = world.firms.project[f];
    event.integrator = world.firms.builder[f];
    return event;
}

void clear_project(Firms& firms, Position f) noexcept {
    firms.project[f] = 0;
    firms.late[f] = 0;
    firms.builder[f] = in_house;
    firms.project_cost[f] = Fen{0};
}

void add_experience(Firms& firms, Position f, double projects) noexcept {
    for (std::size_t x = 0; x < technologies; ++x) {
        if (raises(firms.project[f], x)) {
            firms.experience[x][f] =
                static_cast<float>(static_cast<double>(firms.experience[x][f]) + projects);
        }
    }
}

/// What open windows do to learning: the largest factor of the technologies raised.
double learning_factor(const World& world, Position f, Mask step) noexcept {
    const auto& window = world.climates[world.firms.sector[f].value()].learning;
    double factor = 0.0;
    for (std::size_t x = 0; x < technologies; ++x) {
        factor = raises(step, x) ? std::max(factor, window[x]) : factor;
    }
    return factor;
}

void succeed(World& world, Position f) {
    Firms& firms = world.firms;
    Event event = end_of_project(world, f, EventKind::complete);
    event.to = after(event.from, event.mask);
    world.event_log.add(f, event);
    add_experience(firms, f, 1.0);
    const double learning =
        world.plan->scenario.population.capability_learning * learning_factor(world, f, event.mask);
    const double before = firms.capability[f];
    firms.capability[f] = static_cast<float>(before + std::min(1.0, learning) * (1.0 - before));
    firms.state[f] = event.to;
    firms.tries[f] = 0;
    clear_project(firms, f);
}

void give_up(World& world, Position f) {
    Firms& firms = world.firms;
    world.event_log.add(f, end_of_project(world, f, EventKind::abandon));
    add_experience(firms, f, world.plan->scenario.outcome.abandoned_experience);
    firms.abandoned[f] = world.now;
    clear_project(firms, f);
}

/// A project's luck is keyed by its state and step.
std::uint32_t key_of_project(const Firms& firms, Position f) noexcept {
    return static_cast<std::uint32_t>(masks) * firms.state[f].value() + firms.project[f];
}

void run_late(World& world, Position f) {
    Firms& firms = world.firms;
    const Outcome& outcome = world.plan->scenario.outcome;
    const std::uint32_t quarters = overrun_quarters(world, f);
    const Fen more = booked(outcome.overrun_cost * million(firms.project_cost[f]));
    Event event = end_of_project(world, f, EventKind::late);
    event.to = after(event.from, event.mask);
    event.cost = more;
    world.event_log.add(f, event);
    firms.late[f] = 1;
    firms.ends_left[f] = static_cast<std::int16_t>(quarters);
    if (more > Fen{0}) {
        pay(world, f, more, firms.builder[f], BookingPurpose::overrun);
    }
}

/// E9 at the planned end: one number decides among abandonment, delay and success.
void settle_outcome(World& world, Position f) {
    const Firms& firms = world.firms;
    const Outcome& outcome = world.plan->scenario.outcome;
    const double luck = outcome_luck(world, f);
    const double power = exp(outcome_index_of(world, f, firms.project[f], firms.builder[f]));
    if (luck < end_probability_at(outcome.abandoned, power)) {
        give_up(world, f);
    } else if (luck < end_probability_at(outcome.detoured, power)) {
        run_late(world, f);
    } else {
        succeed(world, f);
    }
}

} // namespace

double outcome_luck(const World& world, Position f) noexcept {
    const Firms& firms = world.firms;
    return world.random.uniform(firms.id[f].value(), firms.tries[f], Purpose::outcome,
                                key_of_project(firms, f));
}

std::uint32_t overrun_quarters(const World& world, Position f) noexcept {
    const Firms& firms = world.firms;
    const Outcome& outcome = world.plan->scenario.outcome;
    const std::uint32_t bits = world.random.bits(firms.id[f].value(), firms.tries[f],
                                                 Purpose::overrun, key_of_project(firms, f));
    return outcome.overrun_shortest +
           below(bits, outcome.overrun_longest - outcome.overrun_shortest + 1);
}

void advance(World& world) {
    Firms& firms = world.firms;
    const Mask* const project = firms.project.numbers();
    std::int16_t* const left = firms.ends_left.numbers();
    for_each_block(firms.size(), [&](Block block) noexcept {
        vectorised([=]() noexcept {
            for (std::size_t at = block.begin; at < block.end; ++at) {
                left[at] = static_cast<std::int16_t>(left[at] - (project[at] != 0 ? 1 : 0));
            }
        });
        for_each_chosen(
            block, [=](std::size_t at) noexcept { return (project[at] != 0) & (left[at] == 0); },
            [&](Position f) noexcept {
                if (firms.late[f] != 0) {
                    succeed(world, f);
                } else {
                    settle_outcome(world, f);
                }
            });
    });
}

} // namespace catchup
