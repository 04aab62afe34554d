// SPDX-License-Identifier: MIT
#include "models/processes/grants.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "models/chosen.hpp"
#include "models/processes/decide.hpp"
#include "models/processes/event.hpp"
#include "models/processes/offers.hpp"
#include "models/processes/options.hpp"
#include "models/processes/purses.hpp"
#include "models/processes/queue.hpp"
#include "models/processes/reach.hpp"
#include "models/processes/support.hpp"
#include "sim/random/draws.hpp"

namespace catchup {
namespace {

/// How many of `yearly` fall into the n-th active quarter: whole ones, as evenly as can be.
double this_quarter(double yearly, std::uint32_t n) noexcept {
    return std::floor(yearly * n / 4.0) - std::floor(yearly * (n - 1) / 4.0);
}

/// The firms that an intervention may give something to, in its order, as far as there is something
/// to give. `maybe(place)` says which to ask (models/chosen.hpp), `may(f)` which of them may.
template <class Maybe, class May>
std::vector<Claim> candidates(const World& world, std::size_t k, std::size_t at_most,
                              const Maybe& maybe, May&& may) {
    const bool by_integrators = world.plan->programmes[k].by_integrators;
    const std::uint64_t* const reached =
        world.policy.firms.reached[k / interventions_a_word].data();
    const auto asked = [=](std::uint32_t at) noexcept {
        return maybe(at) & ((reached[at] & bit_of(k)) != 0);
    };
    const auto gather = [&](Block block, auto&& stand) noexcept {
        std::vector<Position> able;
        std::vector<FirmId> ids;
        for_each_chosen(block, asked, [&](Position f) noexcept {
            if (may(f) && (!by_integrators || has_offer(world, f)) && covers(world, k, f)) {
                able.push_back(f);
                ids.push_back(world.firms.id[f]);
            }
        });
        std::vector<std::uint32_t> luck(able.size());
        draw_bits(world.random, ids, world.now, Purpose::grant_queue,
                  world.plan->programmes[k].luck, luck);
        for (std::size_t i = 0; i < able.size(); ++i) {
            stand(able[i], order_key(world, k, able[i]), luck[i]);
        }
    };
    return queue_of(world.firms, gather, at_most);
}

Event gift(const World& world, std::size_t k, Position f, EventKind kind, Fen worth) {
    Event event = event_of(world, f, kind);
    event.intervention = static_cast<std::int16_t>(k);
    event.cost = worth;
    return event;
}

template <Entitles Lever>
void entitle(World& world, std::size_t k, const Lever& lever) {
    PolicyFirms& held = world.policy.firms;
    const Firms& firms = world.firms;
    const Programme& programme = world.plan->programmes[k];
    PurseState& purse = world.policy.purses[programme.purse];
    double left =
        this_quarter(programme.generosity * lever.yearly, world.policy.interventions[k].quarters);
    const Fen cap = booked(lever.cap);
    const Fen reserve = outlay(world, programme.purse, cap);
    if (left < 1.0 || purse.free < reserve) {
        return;
    }
    const std::int16_t* const grant = held.grant.data();
    const std::int16_t* const showcase = held.showcase.data();
    const Mask* const project = firms.project.data();
    const auto queue = candidates(
        world, k, static_cast<std::size_t>(left),
        [=](std::uint32_t at) noexcept {
            return (grant[at] == no_intervention) & (showcase[at] == no_intervention) &
                   (project[at] == 0);
        },
        [&](Position f) noexcept {
            return is_idle(world, f) && (chosen_steps(world, k, firms.sector[f], firms.state[f]) &
                                         open_steps(world, firms.state[f])) != 0;
        });
    for (const Claim& claim : queue) {
        if (left < 1.0 || purse.free < reserve) {
            return;
        }
        left -= 1.0;
        purse.free -= reserve;
        purse.aside += reserve;
        held.grant[claim.firm] = static_cast<std::int16_t>(k);
        held.granted[claim.firm] = world.now;
        world.event_log.add(claim.firm, gift(world, k, claim.firm, EventKind::grant, cap));
    }
}

void link_firms(World& world, std::size_t k, const UniversityLinks& lever) {
    PolicyFirms& held = world.policy.firms;
    const std::size_t purse = world.plan->programmes[k].purse;
    const Fen cost = booked(lever.cost);
    double left = this_quarter(world.plan->programmes[k].generosity * lever.yearly,
                               world.policy.interventions[k].quarters);
    if (left < 1.0) {
        return;
    }
    const auto queue = candidates(
        world, k, static_cast<std::size_t>(left), [](std::uint32_t) noexcept { return true; },
        [&](Position f) noexcept { return !is_linked(world, f); });
    for (const Claim& claim : queue) {
        if (left < 1.0 || !affords(world, purse, cost)) {
            return;
        }
        left -= 1.0;
        const Position f = claim.firm;
        spend(world, purse, cost, Account::public_bodies, BookingPurpose::university, f);
        held.partner[f] = static_cast<std::int16_t>(k);
        held.linked[f] = world.now;
        const double before = world.firms.capability[f];
        world.firms.capability[f] = static_cast<float>(before + lever.capability * (1.0 - before));
        world.event_log.add(f, gift(world, k, f, EventKind::link, cost));
    }
}

} // namespace

void give_grants(World& world) {
    const auto& interventions = world.plan->scenario.interventions;
    for (std::size_t k = 0; k < interventions.size(); ++k) {
        if (!world.policy.interventions[k].active) {
            continue;
        }
        std::visit(
            [&]<class Lever>(const Lever& lever) {
                if constexpr (Entitles<Lever>) {
                    entitle(world, k, lever);
                } else if constexpr (std::is_same_v<Lever, UniversityLinks>) {
                    link_firms(world, k, lever);
                }
            },
            interventions[k].lever);
    }
}

bool is_linked(const World& world, Position f) noexcept {
    const PolicyFirms& held = world.policy.firms;
    if (held.partner.size() == 0 || held.partner[f] == no_intervention) {
        return false;
    }
    const auto& lever = std::get<UniversityLinks>(
        world.plan->scenario.interventions[static_cast<std::size_t>(held.partner[f])].lever);
    return world.now.value() - held.linked[f].value() < lever.quarters;
}

bool is_invited(const World& world, Position f) noexcept {
    const PolicyFirms& held = world.policy.firms;
    return held.grant.size() != 0 && held.grant[f] != no_intervention &&
           held.granted[f] == world.now &&
           std::holds_alternative<Demonstration>(
               world.plan->scenario.interventions[static_cast<std::size_t>(held.grant[f])].lever);
}

} // namespace catchup
