// SPDX-License-Identifier: MIT
#include "models/processes/trial.hpp"

#include <algorithm>
#include <tuple>

#include "models/processes/event.hpp"
#include "models/processes/offers.hpp"
#include "models/processes/options.hpp"

namespace catchup {
namespace {

/// A firm that may have a trial.
struct Claim {
    Position firm{};
    FirmId id{};
    std::size_t integrator = 0;
    std::uint32_t priority = 0;
    Mask package = 0;
    Fen amount{};
};

/// The package with most technologies that fits; of two with one, D1.
Mask broadest(std::uint8_t packages) noexcept {
    for (const Mask step : {Mask{3}, Mask{1}, Mask{2}}) {
        if ((packages >> step & 1) != 0) {
            return step;
        }
    }
    return 0;
}

Claim claim_of(const World& world, Position f) noexcept {
    const Firms& firms = world.firms;
    const auto j = static_cast<std::size_t>(firms.offer_from[f]);
    const Trial trial = trial_of(world, j, f);
    const FirmId id = firms.id[f];
    return {f,
            id,
            j,
            world.random.bits(id.value(), world.now.value(), Purpose::trial_queue),
            trial.package,
            trial.amount};
}

void give(World& world, const Claim& claim) {
    Firms& firms = world.firms;
    const Integrator& profile = world.plan->scenario.integrators[claim.integrator];
    const Position f = claim.firm;
    const Fen matched = booked(profile.public_match * million(claim.amount));
    const auto place = static_cast<std::int32_t>(f.value());
    world.integrators[claim.integrator].fund -= claim.amount;
    if (matched > Fen{0}) {
        world.booking_log.add(f, {world.now, Account::government, Account::integrators,
                                  BookingPurpose::trial_match, place, matched});
    }
    world.booking_log.add(f, {world.now, Account::integrators, Account::suppliers,
                              BookingPurpose::trial, place, claim.amount});
    firms.credit[f] = profile.trial_relief ? 1 : 0;
    if (profile.trial_informs) {
        firms.news[f] = static_cast<std::uint8_t>(firms.news[f] | tried);
    }
    Event event = event_of(world, f, EventKind::trial);
    event.mask = claim.package;
    event.integrator = static_cast<std::int16_t>(claim.integrator);
    event.cost = claim.amount;
    event.public_cost = matched;
    world.event_log.add(f, event);
}

} // namespace

Trial trial_of(const World& world, std::size_t integrator, Position f) noexcept {
    const Territory& territory = world.plan->territories[integrator];
    const Mask package = broadest(territory.packages[world.firms.state[f].value()]);
    const double price = in_house_cost(world, f, package) * price_share(world, integrator, f);
    return {package, booked(world.plan->scenario.integrators[integrator].trial_share * price)};
}

void give_trials(World& world) {
    Firms& firms = world.firms;
    BlockLog<Claim> log{firms.size()};
    for_each_firm(firms.size(), [&](Position f) noexcept {
        if (firms.offered[f] == world.now && firms.met[f] == 0) {
            firms.met[f] = 1;
            log.add(f, claim_of(world, f));
        }
    });
    std::vector<Claim> queue;
    log.drain_into(queue);
    std::sort(queue.begin(), queue.end(), [](const Claim& a, const Claim& b) {
        return std::tuple{a.integrator, b.priority, a.id} <
               std::tuple{b.integrator, a.priority, b.id};
    });
    for (const Claim& claim : queue) {
        if (claim.amount > Fen{0} && claim.amount <= world.integrators[claim.integrator].fund) {
            give(world, claim);
        }
    }
}

} // namespace catchup
