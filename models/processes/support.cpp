// SPDX-License-Identifier: MIT
#include "models/processes/support.hpp"

#include <algorithm>
#include <bit>
#include <variant>

#include "models/processes/purses.hpp"
#include "models/processes/reach.hpp"

namespace catchup {
namespace {

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

/// Calls `pay(k)` for each active intervention that pays when a project starts and covers the firm.
template <class Pay>
void for_each_payer(const World& world, Position f, Pay&& pay) noexcept {
    const PolicyState& policy = world.policy;
    for (std::size_t word = 0; word < policy.payers.size(); ++word) {
        for (std::uint64_t left = policy.payers[word] & policy.firms.reached[word][f]; left != 0;
             left &= left - 1) {
            const std::size_t k =
                interventions_a_word * word + static_cast<std::size_t>(std::countr_zero(left));
            if (covers(world, k, f)) {
                pay(k);
            }
        }
    }
}

} // namespace

bool pays_at_once(const PolicyLevers& lever) noexcept {
    return std::visit(
        []<class Lever>(const Lever&) noexcept { return PaysForSteps<Lever> && !Entitles<Lever>; },
        lever);
}

bool helps_with(const World& world, std::size_t k, Position f, Mask step,
                std::int16_t builder) noexcept {
    return (builder != in_house || !world.plan->programmes[k].by_integrators) &&
           (chosen_steps(world, k, world.firms.sector[f], world.firms.state[f]) >> step & 1) != 0;
}

bool may_be_supported(const World& world, Position f) noexcept {
    const PolicyState& policy = world.policy;
    bool any = policy.firms.grant.size() != 0 && policy.firms.grant[f] != no_intervention;
    for (std::size_t word = 0; word < policy.payers.size(); ++word) {
        any = any || (policy.payers[word] & policy.firms.reached[word][f]) != 0;
    }
    return any;
}

Support support_of(const World& world, Position f, Mask step, std::int16_t builder,
                   double price) noexcept {
    Support best;
    const auto& interventions = world.plan->scenario.interventions;
    if (interventions.empty()) {
        return best;
    }
    const auto offered = [&](std::size_t k) noexcept {
        return payment(interventions[k].lever, price);
    };
    const auto consider = [&](std::size_t k, Fen amount, bool granted) noexcept {
        if (amount > best.amount) {
            best = {static_cast<std::int16_t>(k), amount, granted};
        }
    };
    if (const std::int16_t held = world.policy.firms.grant[f]; held != no_intervention) {
        const auto k = static_cast<std::size_t>(held);
        if (helps_with(world, k, f, step, builder)) {
            consider(k, offered(k), true);
        }
    }
    for_each_payer(world, f, [&](std::size_t k) noexcept {
        if (!helps_with(world, k, f, step, builder)) {
            return;
        }
        if (const Fen amount = offered(k);
            affords(world, world.plan->programmes[k].purse, amount)) {
            consider(k, amount, false);
        }
    });
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
