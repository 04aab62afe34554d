// SPDX-License-Identifier: MIT
#include "models/processes/trial.hpp"

#include <variant>

#include "models/chosen.hpp"
#include "models/processes/event.hpp"
#include "models/processes/offers.hpp"
#include "models/processes/options.hpp"
#include "models/processes/purses.hpp"
#include "models/processes/queue.hpp"
#include "models/processes/reach.hpp"

namespace catchup {
namespace {

/// The package with most technologies among `packages`; of two with one, D1; 0 if there is none.
Mask broadest(std::uint8_t packages) noexcept {
    for (const Mask step : {Mask{3}, Mask{1}, Mask{2}}) {
        if ((packages >> step & 1) != 0) {
            return step;
        }
    }
    return 0;
}

Trial trial_worth(const World& world, std::size_t integrator, Position f, Mask package,
                  double share) noexcept {
    const double price = in_house_cost(world, f, package) * price_share(world, integrator, f);
    return {.package = package, .share = share, .amount = booked(share * price)};
}

void give(World& world, std::size_t integrator, Position f, const Trial& trial) {
    Firms& firms = world.firms;
    const Integrator& profile = world.plan->scenario.integrators[integrator];
    world.integrators[integrator].fund -= trial.amount - trial.matched;
    if (trial.matched > Fen{0}) {
        spend(world, world.plan->programmes[static_cast<std::size_t>(trial.fund)].purse,
              trial.matched, Account::integrators, BookingPurpose::trial_match, f);
    }
    world.booking_log.add(f, {world.now, Account::integrators, Account::suppliers,
                              BookingPurpose::trial, static_cast<std::int32_t>(f.value()),
                              trial.amount});
    firms.credit[f] = profile.trial_relief ? static_cast<float>(trial.share) : 0.0F;
    if (profile.trial_informs) {
        firms.news[f] = static_cast<std::uint8_t>(firms.news[f] | tried);
    }
    Event event = event_of(world, f, EventKind::trial);
    event.mask = trial.package;
    event.integrator = static_cast<std::int16_t>(integrator);
    event.intervention = trial.fund;
    event.cost = trial.amount;
    event.public_cost = trial.matched;
    world.event_log.add(f, event);
}

} // namespace

Trial trial_of(const World& world, std::size_t integrator, Position f) noexcept {
    const Scenario& scenario = world.plan->scenario;
    const State state = world.firms.state[f];
    const std::uint8_t packages = world.plan->territories[integrator].packages[state.value()];
    for (std::size_t k = 0; k < scenario.interventions.size(); ++k) {
        const auto* lever = std::get_if<IntegratorFund>(&scenario.interventions[k].lever);
        if (lever == nullptr || !world.policy.interventions[k].active || !covers(world, k, f)) {
            continue;
        }
        const auto chosen = static_cast<std::uint8_t>(
            packages & chosen_steps(world, k, world.firms.sector[f], state));
        if (broadest(chosen) == 0) {
            continue;
        }
        Trial trial = trial_worth(world, integrator, f, broadest(chosen), lever->trial_share);
        trial.matched = booked(lever->match * million(trial.amount));
        trial.fund = static_cast<std::int16_t>(k);
        if (trial.matched > Fen{0} &&
            affords(world, world.plan->programmes[k].purse, trial.matched)) {
            return trial;
        }
    }
    return trial_worth(world, integrator, f, broadest(packages),
                       scenario.integrators[integrator].trial_share);
}

void give_trials(World& world) {
    Firms& firms = world.firms;
    const auto queue = queue_of(firms, [&](Block block, auto&& stand) noexcept {
        for_each_chosen(
            block,
            [offered = firms.offered.numbers(), met = firms.met.numbers(), now = world.now.value()](
                std::size_t at) noexcept { return (offered[at] == now) & (met[at] == 0); },
            [&](Position f) noexcept {
                firms.met[f] = 1;
                stand(f, -static_cast<double>(firms.offer_from[f]), // integrator by integrator
                      world.random.bits(firms.id[f].value(), world.now.value(),
                                        Purpose::trial_queue));
            });
    });
    for (const Claim& claim : queue) {
        const auto integrator = static_cast<std::size_t>(firms.offer_from[claim.firm]);
        const Trial trial = trial_of(world, integrator, claim.firm);
        if (trial.amount > Fen{0} &&
            trial.amount - trial.matched <= world.integrators[integrator].fund) {
            give(world, integrator, claim.firm, trial);
        }
    }
}

} // namespace catchup
