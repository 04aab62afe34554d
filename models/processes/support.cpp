// SPDX-License-Identifier: MIT
#include "models/processes/support.hpp"

#include <algorithm>
#include <variant>

#include "models/processes/purses.hpp"
#include "models/processes/reach.hpp"

namespace catchup {
namespace {

/// True of levers that pay when a project starts without having been given to the firm before.
bool pays_at_once(const PolicyLevers& lever) noexcept {
    return std::visit(
        []<class Lever>(const Lever&) noexcept { return PaysForSteps<Lever> && !Entitles<Lever>; },
        lever);
}

/// What a lever that pays for steps gives towards a price; 0 of others.
Fen payment(const PolicyLevers& lever, double price) noexcept {
    return std::visit(
        [&](const auto& one) noexcept {
            if constexpr (PaysForSteps<std::decay_t<decltype(one)>>) {
                return booked(one.support(price));
            } else {
                return Fen{0};
            }
        },
        lever);
}

} // namespace

bool helps_with(const World& world, std::size_t k, Position f, Mask step,
                std::int16_t builder) noexcept {
    return (builder != in_house || !world.plan->programmes[k].by_integrators) &&
           (chosen_steps(world, k, world.firms.sector[f], world.firms.state[f]) >> step & 1) != 0;
}

Support support_of(const World& world, Position f, Mask step, std::int16_t builder) noexcept {
    Support best;
    const auto& interventions = world.plan->scenario.interventions;
    if (interventions.empty()) {
        return best;
    }
    const double cost = price(world, f, step, builder);
    const auto consider = [&](std::int16_t k, bool granted) noexcept {
        const Fen amount = payment(interventions[static_cast<std::size_t>(k)].lever, cost);
        if (amount > best.amount) {
            best = {k, amount, granted};
        }
    };
    const std::int16_t held = world.policy.firms.grant[f];
    if (held != no_intervention &&
        helps_with(world, static_cast<std::size_t>(held), f, step, builder)) {
        consider(held, true);
    }
    for (std::size_t k = 0; k < interventions.size(); ++k) {
        if (!world.policy.interventions[k].active || !pays_at_once(interventions[k].lever) ||
            !helps_with(world, k, f, step, builder) || !covers(world, k, f)) {
            continue;
        }
        if (affords(world, world.plan->programmes[k].purse,
                    payment(interventions[k].lever, cost))) {
            consider(static_cast<std::int16_t>(k), false);
        }
    }
    return best;
}

Fen grant_cap(const Intervention& intervention) noexcept {
    return std::visit(
        [](const auto& lever) noexcept {
            if constexpr (Entitles<std::decay_t<decltype(lever)>>) {
                return booked(lever.cap);
            } else {
                return Fen{0};
            }
        },
        intervention.lever);
}

BookingPurpose purpose_of(const Intervention& intervention) noexcept {
    return std::visit(
        []<class Lever>(const Lever&) noexcept {
            if constexpr (PaysForSteps<Lever>) {
                return Lever::purpose;
            } else {
                return BookingPurpose::subsidy; // not asked of others
            }
        },
        intervention.lever);
}

std::int16_t guarantor_of(const World& world, Position f, Mask step,
                          std::int16_t builder) noexcept {
    const auto& interventions = world.plan->scenario.interventions;
    for (std::size_t k = 0; k < interventions.size(); ++k) {
        const auto index = static_cast<std::int16_t>(k);
        if (world.policy.interventions[k].active &&
            std::holds_alternative<Guarantee>(interventions[k].lever) &&
            helps_with(world, k, f, step, builder) && covers(world, k, f) &&
            (world.policy.firms.guaranteed[f] == Fen{0} ||
             world.policy.firms.guarantor[f] == index)) {
            return index;
        }
    }
    return no_intervention;
}

Fen guaranteed_room(const World& world, Position f, std::int16_t guarantor) noexcept {
    const auto& lever = std::get<Guarantee>(
        world.plan->scenario.interventions[static_cast<std::size_t>(guarantor)].lever);
    return std::max(Fen{0}, booked(lever.leverage * static_cast<double>(world.firms.revenue[f]) *
                                   static_cast<double>(world.firms.margin[f])) -
                                world.policy.firms.guaranteed[f]);
}

Fen backing_of(const World& world, std::int16_t guarantor, Fen debt) noexcept {
    const auto k = static_cast<std::size_t>(guarantor);
    const auto& lever = std::get<Guarantee>(world.plan->scenario.interventions[k].lever);
    return outlay(world, world.plan->programmes[k].purse, booked(lever.covered * million(debt)));
}

} // namespace catchup
