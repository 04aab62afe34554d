// SPDX-License-Identifier: MIT
// Starts and ends of projects: the calls `start` and `advance`.
#include <algorithm>
#include <cmath>

#include "models/explain/observers.hpp"
#include "models/processes/advance.hpp"
#include "models/processes/grants.hpp"
#include "models/processes/options.hpp"
#include "models/processes/pay.hpp"

namespace catchup::explain {
namespace {

struct Sources {
    Fen from_fund, loan, hole;
};
/// What `pay` takes from where.
Sources sources_of(const World& world, Position f, Fen amount, Fen guaranteed) {
    const Fen own = std::clamp(world.firms.fund[f], Fen{0}, amount);
    const Fen loan = std::min(amount - own, credit_room(world, f) + guaranteed);
    return {.from_fund = own, .loan = loan, .hole = amount - own - loan};
}

Index index_of(const World& world, Position f) {
    const Firms& firms = world.firms;
    const Outcome& outcome = world.plan->scenario.outcome;
    const Mask step = firms.project[f];
    const State to = after(firms.state[f], step);
    const Goods goods = goods_of(world, f);
    double known = 0.0;
    for (std::size_t x = 0; x < technologies; ++x) {
        known += raises(step, x) ? log(1.0 + static_cast<double>(firms.experience[x][f])) : 0.0;
    }
    Index index{.capability = outcome.capability * (static_cast<double>(firms.capability[f]) -
                                                    outcome.capability_reference),
                .experience = outcome.experience * known / breadth(step),
                .integrator = firms.builder[f] != in_house ? outcome.integrator : 0.0,
                .standards = outcome.standards * goods.standards,
                .generic = outcome.generic * generic_of(goods, step),
                .university = is_linked(world, f) ? outcome.university : 0.0,
                .network_gap = -outcome.network_gap * network_gap(to, step),
                .intelligent_gap = -outcome.intelligent_gap * intelligent_gap(to, step),
                .joint = -outcome.joint * (breadth(step) - 1),
                .total = outcome_index_of(world, f, step, firms.builder[f])};
    const double sum = index.capability + index.experience + index.integrator + index.standards +
                       index.generic + index.university + index.network_gap +
                       index.intelligent_gap + index.joint;
    demand(std::abs(sum - index.total) < 1e-9, world, f, "the parts of the index");
    return index;
}

/// How `match` left the proposal to be paid for.
Means means_entered(const World& world, Position f) {
    Means means;
    if (!world.plan->programmes.empty()) {
        const PolicyFirms& held = world.policy.firms;
        means.support.intervention = held.supporter[f];
        means.support.amount = held.support[f];
        means.guaranteed = held.loan[f];
        means.guarantor = held.loan[f] > Fen{0} ? held.guarantor[f] : no_intervention;
    }
    return means;
}

/// The demonstration that the running project is for; none if it is none, or not the first.
std::int16_t showcase_of(const World& world, Position f) {
    const PolicyFirms& held = world.policy.firms;
    return held.showcase.size() != 0 && held.shows[f] == 0 ? held.showcase[f] : no_intervention;
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
        const Sources sources = sources_of(world, f, ending.overrun, Fen{0});
        ending.from_fund = sources.from_fund;
        ending.loan = sources.loan;
        ending.hole = sources.hole;
    }
}

} // namespace

void foretell_launch(const World& world, Position f, Chapter& chapter) {
    const Firms& firms = world.firms;
    const Mask step = firms.proposal[f];
    if (step == 0) {
        return;
    }
    const Scenario& scenario = world.plan->scenario;
    const std::int16_t builder = firms.proposal_builder[f];
    const Fen asked = booked(price(world, f, step, builder));
    const Means means = means_entered(world, f);
    const Sources sources = sources_of(world, f, asked, means.guaranteed);
    const double speed =
        builder == in_house ? 1.0 : scenario.integrators[static_cast<std::size_t>(builder)].speed;
    chapter.launch = {.step = step,
                      .builder = builder,
                      .price = asked,
                      .from_fund = sources.from_fund,
                      .loan = sources.loan,
                      .support = means.support,
                      .guarantor = means.guarantor,
                      .guaranteed = means.guaranteed,
                      .demonstration = showcase_of(world, f) != no_intervention,
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
    const Fen support = launch.support.amount; // in the fund since `match`
    demand(firms.fund[f] == chapter.before.fund + support - launch.from_fund &&
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
    ending.capability = firms.capability[f];
    ending.showcase = showcase_of(world, f);
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
    Fen before = chapter.before.fund;
    if (const auto& launch = chapter.launch) {
        before += launch->support.amount - launch->from_fund;
    }
    demand(firms.fund[f] == before - ending.from_fund - ending.hole, world, f,
           "who paid for the delay");
}

} // namespace catchup::explain
