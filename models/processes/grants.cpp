// SPDX-License-Identifier: MIT
#include "models/processes/grants.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "models/processes/decide.hpp"
#include "models/processes/event.hpp"
#include "models/processes/offers.hpp"
#include "models/processes/options.hpp"
#include "models/processes/purses.hpp"
#include "models/processes/queue.hpp"
#include "models/processes/reach.hpp"
#include "models/processes/support.hpp"

namespace catchup {
namespace {

/// How many of `yearly` fall into the n-th active quarter: whole ones, as evenly as can be.
double this_quarter(double yearly, std::uint32_t n) noexcept {
    return std::floor(yearly * n / 4.0) - std::floor(yearly * (n - 1) / 4.0);
}

/// The firms that an intervention may give something to, in its order.
template <class May>
std::vector<Claim> candidates(const World& world, std::size_t k, May&& may) {
    const bool by_integrators = world.plan->programmes[k].by_integrators;
    return queue_of(world.firms, [&](Position f, Claim& claim) noexcept {
        if (!may(f) || (by_integrators && !has_offer(world, f)) || !covers(world, k, f)) {
            return false;
        }
        claim.key = order_key(world, k, f);
        claim.priority = world.random.bits(claim.id.value(), world.now.value(),
                                           Purpose::grant_queue, world.plan->programmes[k].luck);
        return true;
    });
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
    const auto queue = candidates(world, k, [&](Position f) noexcept {
        return held.grant[f] == no_intervention && held.showcase[f] == no_intervention &&
               is_idle(world, f) &&
               (chosen_steps(world, k, firms.sector[f], firms.state[f]) &
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
    const auto queue =
        candidates(world, k, [&](Position f) noexcept { return !is_linked(world, f); });
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

std::int64_t grant_quarters(const Intervention& intervention) noexcept {
    return std::visit(
        []<class Lever>(const Lever& lever) noexcept -> std::int64_t {
            if constexpr (Entitles<Lever>) {
                return lever.quarters;
            } else {
                return 0;
            }
        },
        intervention.lever);
}

/// What purses hold for grants and for guaranteed debt, summed over firms.
struct Held {
    std::vector<std::int64_t> aside, backing;
};
Held held_by_purse(const World& world) {
    const PolicyFirms& held = world.policy.firms;
    const auto& interventions = world.plan->scenario.interventions;
    Held sums{std::vector<std::int64_t>(world.policy.purses.size()),
              std::vector<std::int64_t>(world.policy.purses.size())};
    for (std::uint32_t at = 0; at < world.firms.size(); ++at) {
        const Position f{at};
        if (const std::int16_t k = held.grant[f]; k != no_intervention) {
            const std::size_t purse = world.plan->programmes[static_cast<std::size_t>(k)].purse;
            const Fen cap = grant_cap(interventions[static_cast<std::size_t>(k)]);
            sums.aside[purse] += outlay(world, purse, cap).value();
        }
        if (held.guaranteed[f] > Fen{0}) {
            const std::int16_t k = held.guarantor[f];
            sums.backing[world.plan->programmes[static_cast<std::size_t>(k)].purse] +=
                backing_of(world, k, held.guaranteed[f]).value();
        }
    }
    return sums;
}

} // namespace

void release_money(World& world) {
    PolicyFirms& held = world.policy.firms;
    const auto& interventions = world.plan->scenario.interventions;
    for_each_firm(world.firms.size(), [&](Position f) noexcept {
        if (const std::int16_t k = held.grant[f]; k != no_intervention) {
            const auto age = static_cast<std::int64_t>(world.now.value() - held.granted[f].value());
            if (age >= grant_quarters(interventions[static_cast<std::size_t>(k)])) {
                held.grant[f] = no_intervention;
            }
        }
        held.guaranteed[f] = std::min(held.guaranteed[f], world.firms.debt[f]);
    });
    const Held sums = held_by_purse(world);
    for (std::size_t p = 0; p < world.policy.purses.size(); ++p) {
        PurseState& purse = world.policy.purses[p];
        purse.free += purse.aside - Fen{sums.aside[p]} + purse.backing - Fen{sums.backing[p]};
        purse.aside = Fen{sums.aside[p]};
        purse.backing = Fen{sums.backing[p]};
    }
}

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

void show(World& world) {
    PolicyFirms& held = world.policy.firms;
    const Firms& firms = world.firms;
    const auto& interventions = world.plan->scenario.interventions;
    std::vector<Position> showcases;
    for (std::uint32_t at = 0; at < firms.size(); ++at) {
        if (held.shows[Position{at}] != 0) {
            showcases.push_back(Position{at});
        }
    }
    const std::size_t sectors = world.sector_firms.size();
    std::vector<float> reach(showcases.empty() ? 0 : sectors * world.plan->counties.size());
    const auto cell = [&](Position f) {
        return firms.county[f].value() * sectors + firms.sector[f].value();
    };
    for (const Position f : showcases) {
        const auto& lever = std::get<Demonstration>(
            interventions[static_cast<std::size_t>(held.showcase[f])].lever);
        reach[cell(f)] = std::max(reach[cell(f)], static_cast<float>(lever.reach));
    }
    for_each_firm(firms.size(), [&](Position f) noexcept {
        held.sees[f] = reach.empty() ? 0.0F : reach[cell(f)];
    });
    for (const Position f : showcases) {
        for (const Position partner : world.partners->of(f)) {
            held.sees[partner] = 1.0F;
        }
        for (const Position partner : world.trade.of(f)) {
            held.sees[partner] = 1.0F;
        }
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
