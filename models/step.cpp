// SPDX-License-Identifier: MIT
// The quarter on one page: read this first.
//
// Order is part of the model. Firms decide on what they saw at the end of the last quarter: no
// phase before `advance` writes a column that another firm reads, and `advance`, `earn` and
// `exit_and_enter` read other firms only through sums taken beforehand.
#include "models/step.hpp"

#include "models/plan.hpp"
#include "models/processes/advance.hpp"
#include "models/processes/close.hpp"
#include "models/processes/contact.hpp"
#include "models/processes/decide.hpp"
#include "models/processes/earn.hpp"
#include "models/processes/enact.hpp"
#include "models/processes/exit_entry.hpp"
#include "models/processes/inform.hpp"
#include "models/processes/inspect.hpp"
#include "models/processes/match.hpp"
#include "models/processes/observe.hpp"
#include "models/processes/start.hpp"

namespace catchup {
namespace {

/// Windows of the quarter, prices (E6) and what integrators can do in it (E14).
void set_terms(World& world) {
    const Scenario& scenario = world.plan->scenario;
    world.prices = price_levels(scenario.cost, world.today(), world.completed);
    for (std::size_t s = 0; s < scenario.sectors.size(); ++s) {
        world.climates[s] = climate_of(scenario.windows, scenario.sectors[s].kind, world.today());
        for (std::size_t x = 0; x < technologies; ++x) {
            world.sector_prices[s][x] = world.prices[x] * world.climates[s].cost[x];
        }
    }
    for (std::size_t j = 0; j < world.integrators.size(); ++j) {
        begin_quarter(scenario.integrators[j], world.today(), world.integrators[j]);
    }
}

} // namespace

const std::vector<Call>& schedule() {
    static const std::vector<Call> calls{
        {"open_quarter", open_quarter},
        {"set_terms", set_terms},           // windows, prices, integrators' capacity and price
        {"observe_peers", observe_peers},   // levels by sector; partners' networks, if that matters
        {"enact", enact},                   // purses, public goods, grants, inspectors
        {"contact", contact},               // integrators visit firms, leave offers, give trials
        {"inform", inform},                 // news changes what firms know
        {"aspire", aspire},                 // aspirations follow partners' margins
        {"decide", decide},                 // idle firms propose one step each
        {"comply", comply},                 // pressed firms propose what a mandate says
        {"match", match},                   // who can pay, who gets a slot and public money
        {"start", start},                   // pay, plan the end
        {"advance", advance},               // count down; succeed, run late or give up
        {"earn", earn},                     // gains, margins, funds, debt
        {"exit_and_enter", exit_and_enter}, // close and replace
        {"close_quarter", close_quarter},   // rows in order, flows, books
    };
    return calls;
}

void step(World& world) {
    for (const Call& call : schedule()) {
        call.run(world);
    }
    world.now = Step{world.now.value() + 1};
}

} // namespace catchup
