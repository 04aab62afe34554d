// SPDX-License-Identifier: MIT
// Money, slots, starts and ends of projects: the calls `match`, `start` and `advance`.
#include <algorithm>
#include <cmath>

#include "models/explain/observers.hpp"
#include "models/processes/advance.hpp"
#include "models/processes/match.hpp"
#include "models/processes/options.hpp"
#include "models/processes/pay.hpp"

namespace catchup::explain {
namespace {

Payment payment_of(const World& world, Position f, Mask step, std::int16_t builder) {
    return {.asked = booked(price(world, f, step, builder)),
            .fund = world.firms.fund[f],
            .credit = credit_room(world, f)};
}

/// The firm's place among all that want the same integrator and can pay it.
Queue queue_of(const World& world, Position f) {
    const Firms& firms = world.firms;
    const std::int16_t builder = firms.proposal_builder[f];
    Queue queue{.integrator = static_cast<std::size_t>(builder),
                .slots = world.integrators[static_cast<std::size_t>(builder)].slots,
                .ahead = 0};
    const auto rank = [&](Position one) {
        return std::pair{~slot_priority(world, one), firms.id[one]};
    };
    for (std::uint32_t at = 0; at < firms.size(); ++at) {
        const Position other{at};
        if (firms.proposal[other] != 0 && firms.proposal_builder[other] == builder &&
            rank(other) < rank(f) &&
            payment_of(world, other, firms.proposal[other], builder).enough()) {
            ++queue.ahead;
        }
    }
    return queue;
}

struct Purse {
    Fen from_fund, loan, hole;
};
/// What `pay` takes from where.
Purse purse_for(const World& world, Position f, Fen amount) {
    const Fen own = std::clamp(world.firms.fund[f], Fen{0}, amount);
    const Fen loan = std::min(amount - own, credit_room(world, f));
    return {.from_fund = own, .loan = loan, .hole = amount - own - loan};
}

Index index_of(const World& world, Position f) {
    const Firms& firms = world.firms;
    const Outcome& outcome = world.plan->scenario.outcome;
    const Mask step = firms.project[f];
    const State to = after(firms.state[f], step);
    double known = 0.0;
    for (std::size_t x = 0; x < technologies; ++x) {
        known += raises(step, x) ? log(1.0 + static_cast<double>(firms.experience[x][f])) : 0.0;
    }
    Index index{.capability = outcome.capability * (static_cast<double>(firms.capability[f]) -
                                                    outcome.capability_reference),
                .experience = outcome.experience * known / breadth(step),
                .integrator = firms.builder[f] != in_house ? outcome.integrator : 0.0,
                .network_gap = -outcome.network_gap * network_gap(to, step),
                .intelligent_gap = -outcome.intelligent_gap * intelligent_gap(to, step),
                .joint = -outcome.joint * (breadth(step) - 1),
                .total = outcome_index_of(world, f, step, firms.builder[f])};
    const double sum = index.capability + index.experience + index.integrator + index.network_gap +
                       index.intelligent_gap + index.joint;
    demand(std::abs(sum - index.total) < 1e-9, world, f, "the parts of the index");
    return index;
}

/// E9 as `advance` is about to apply it.
void foretell_outcome(const World& world, Position f, Ending& ending) {
    const Outcome& outcome = world.plan->scenario.outcome;
    ending.index = index_of(world, f);
    ending.abandoned = end_probability(outcome.abandoned, ending.index.total);
    ending.detoured = end_probability(outcome.detoured, ending.index.total);
    ending.luck = outcome_luck(world, f);
    ending.kind = ending.luck < ending.abandoned  ? EventKind::abandon
                  : ending.luck < ending.detoured ? EventKind::late
                                                  : EventKind::complete;
    if (ending.kind == EventKind::late) {
        ending.more_quarters = overrun_quarters(world, f);
        ending.overrun = booked(outcome.overrun_cost * million(world.firms.project_cost[f]));
        const Purse purse = purse_for(world, f, ending.overrun);
        ending.from_fund = purse.from_fund;
        ending.loan = purse.loan;
        ending.hole = purse.hole;
    }
}

} // namespace

void foretell_match(const World& world, Position f, Chapter& chapter) {
    const Firms& firms = world.firms;
    const Mask step = firms.proposal[f];
    if (step == 0) {
        return;
    }
    Proposal proposal{.step = step,
                      .builder = firms.proposal_builder[f],
                      .payment = payment_of(world, f, step, firms.proposal_builder[f]),
                      .queue = {},
                      .fallback = firms.fallback[f],
                      .fallback_payment = {}};
    if (proposal.payment.enough() && proposal.builder != in_house) {
        proposal.queue = queue_of(world, f);
        if (proposal.fallback != 0) {
            proposal.fallback_payment = payment_of(world, f, proposal.fallback, in_house);
        }
    }
    chapter.proposal = proposal;
}

void confirm_match(const World& world, Position f, Chapter& chapter) {
    Mask step = 0;
    std::int16_t builder = in_house;
    if (const auto& proposal = chapter.proposal; proposal && proposal->payment.enough()) {
        if (!proposal->queue || proposal->queue->served()) {
            step = proposal->step;
            builder = proposal->builder;
        } else if (proposal->fallback_payment && proposal->fallback_payment->enough()) {
            step = proposal->fallback;
        }
    }
    demand(world.firms.proposal[f] == step, world, f, "what it may start");
    demand(step == 0 || world.firms.proposal_builder[f] == builder, world, f, "who carries it out");
}

void foretell_launch(const World& world, Position f, Chapter& chapter) {
    const Firms& firms = world.firms;
    const Mask step = firms.proposal[f];
    if (step == 0) {
        return;
    }
    const Scenario& scenario = world.plan->scenario;
    const std::int16_t builder = firms.proposal_builder[f];
    const Fen asked = booked(price(world, f, step, builder));
    const Purse purse = purse_for(world, f, asked);
    const double speed =
        builder == in_house ? 1.0 : scenario.integrators[static_cast<std::size_t>(builder)].speed;
    chapter.launch = {.step = step,
                      .builder = builder,
                      .price = asked,
                      .from_fund = purse.from_fund,
                      .loan = purse.loan,
                      .quarters = project_quarters(scenario.duration, firms.state[f], step,
                                                   firms.capability[f], speed)};
}

void confirm_launch(const World& world, Position f, Chapter& chapter) {
    const Firms& firms = world.firms;
    if (!chapter.launch) {
        return;
    }
    const Launch& launch = *chapter.launch;
    demand(firms.project[f] == launch.step && firms.builder[f] == launch.builder, world, f,
           "the project");
    demand(firms.project_cost[f] == launch.price, world, f, "the price");
    demand(firms.ends_left[f] == launch.quarters + 1, world, f, "the planned end");
    demand(firms.fund[f] == chapter.before.fund - launch.from_fund &&
               firms.debt[f] == chapter.before.debt + launch.loan,
           world, f, "who paid for the start");
}

void foretell_ending(const World& world, Position f, Chapter& chapter) {
    const Firms& firms = world.firms;
    if (firms.project[f] == 0 || firms.ends_left[f] != 1) {
        return;
    }
    Ending ending;
    ending.kind = EventKind::complete;
    ending.from = firms.state[f];
    ending.to = after(firms.state[f], firms.project[f]);
    ending.step = firms.project[f];
    ending.builder = firms.builder[f];
    ending.was_late = firms.late[f] != 0;
    if (!ending.was_late) {
        foretell_outcome(world, f, ending);
    }
    chapter.ending = ending;
}

void confirm_ending(const World& world, Position f, Chapter& chapter) {
    const Firms& firms = world.firms;
    if (!chapter.ending) {
        demand(firms.project[f] == 0 || firms.ends_left[f] > 0, world, f, "an end");
        return;
    }
    const Ending& ending = *chapter.ending;
    const bool late = ending.kind == EventKind::late;
    const bool done = ending.kind == EventKind::complete;
    demand(firms.state[f] == (done ? ending.to : ending.from), world, f, "the state");
    demand((firms.project[f] != 0) == late && (firms.late[f] != 0) == late, world, f, "a delay");
    demand((firms.abandoned[f] == world.now) == (ending.kind == EventKind::abandon), world, f,
           "an abandonment");
    demand(!late || firms.ends_left[f] == static_cast<int>(ending.more_quarters), world, f,
           "the length of a delay");
    const Fen started = chapter.launch ? chapter.launch->from_fund : Fen{0};
    demand(firms.fund[f] == chapter.before.fund - started - ending.from_fund - ending.hole, world,
           f, "who paid for the delay");
}

} // namespace catchup::explain
