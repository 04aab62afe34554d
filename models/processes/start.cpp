// SPDX-License-Identifier: MIT
#include "models/processes/start.hpp"

#include <algorithm>

#include "models/processes/options.hpp"

namespace catchup {
namespace {

/// Mean exposure over the technologies that a step raises.
double exposure_to(const std::array<double, technologies>& ahead, Mask step) noexcept {
    double sum = 0.0;
    for (std::size_t x = 0; x < technologies; ++x) {
        sum += raises(step, x) ? ahead[x] : 0.0;
    }
    return sum / breadth(step);
}

void pay(World& world, Position f, Fen cost, std::int16_t builder) {
    Firms& firms = world.firms;
    const Fen own = std::clamp(firms.fund[f], Fen{0}, cost);
    const Fen loan = cost - own;
    const auto place = static_cast<std::int32_t>(f.value());
    if (loan > Fen{0}) {
        const std::int64_t quarters = world.plan->scenario.finance.loan_quarters;
        firms.debt[f] += loan;
        firms.instalment[f] = Fen{(firms.debt[f].value() + quarters - 1) / quarters};
        world.booking_log.add(f, {world.now, Account::lenders, Account::firm_funds,
                                  BookingPurpose::loan, place, loan});
    }
    firms.fund[f] -= own;
    world.booking_log.add(f, {world.now, Account::firm_funds,
                              builder == in_house ? Account::suppliers : Account::integrators,
                              BookingPurpose::project, place, cost});
}

void start_project(World& world, Position f) {
    Firms& firms = world.firms;
    const Plan& plan = *world.plan;
    const Mask step = firms.proposal[f];
    const std::int16_t builder = firms.proposal_builder[f];
    const State from = firms.state[f];
    const State to = after(from, step);
    const Fen cost = booked(price(world, f, step, builder));
    const double speed = builder == in_house
                             ? 1.0
                             : plan.scenario.integrators[static_cast<std::size_t>(builder)].speed;
    const int planned =
        project_quarters(plan.scenario.duration, from, step, firms.capability[f], speed);
    pay(world, f, cost, builder);
    ++firms.attempts[f];
    firms.project[f] = step;
    firms.builder[f] = builder;
    // the end of this quarter counts as one: a project started in t first counts down in t + 1
    firms.ends_left[f] = static_cast<std::int16_t>(planned + 1);
    world.event_log.add(
        f, {.firm = f,
            .generation = generation_of(firms.id[f], static_cast<std::uint32_t>(firms.size())),
            .quarter = world.now,
            .kind = EventKind::start,
            .from = from,
            .to = to,
            .mask = step,
            .attempt = firms.attempts[f],
            .rule = firms.rule[f],
            .origin = firms.proposal_origin[f],
            .integrator = builder,
            .cost = cost,
            .gain = static_cast<float>(target_gain(world, f, to) - target_gain(world, f, from)),
            .exposure = static_cast<float>(exposure_to(shares_ahead(world, f), step))});
}

} // namespace

void start(World& world) {
    Firms& firms = world.firms;
    for_each_firm(firms.size(), [&](Position f) noexcept {
        if (firms.proposal[f] != 0) {
            start_project(world, f);
        }
        firms.proposal[f] = firms.fallback[f] = 0;
        firms.proposal_builder[f] = in_house;
    });
}

} // namespace catchup
