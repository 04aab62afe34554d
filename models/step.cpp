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
#include "models/processes/exit_entry.hpp"
#include "models/processes/exposure.hpp"
#include "models/processes/match.hpp"
#include "models/processes/start.hpp"

namespace catchup {
namespace {

/// Prices of the quarter (E6) and what integrators can do in it (E14).
void set_terms(World& world) {
    const Scenario& scenario = world.plan->scenario;
    const Quarter today = scenario.time.start.plus(static_cast<int>(world.now.value()));
    world.prices = price_levels(scenario.cost, today, world.completed);
    for (std::size_t j = 0; j < world.integrators.size(); ++j) {
        world.integrators[j] =
            begin_quarter(scenario.integrators[j], today, world.integrators[j].completed);
    }
}

} // namespace

void step(World& world) {
    open_quarter(world);
    set_terms(world);        // prices, integrators' capacity and price
    observe_partners(world); // partners' networks, where the externality is on
    contact(world);          // integrators visit firms and leave offers
    decide(world);           // idle firms propose one step each
    match(world);            // who can pay, who gets a slot
    start(world);            // pay, plan the end
    advance(world);          // count down, complete, rise
    earn(world);             // gains, margins, funds, debt
    exit_and_enter(world);   // close and replace
    close_quarter(world);    // rows in order, flows, books
    world.now = Step{world.now.value() + 1};
}

} // namespace catchup
