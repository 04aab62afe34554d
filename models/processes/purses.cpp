// SPDX-License-Identifier: MIT
#include "models/processes/purses.hpp"

#include <algorithm>
#include <variant>

#include "models/processes/support.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup {
namespace {

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

void spend(World& world, std::size_t purse, Fen payment, Account to, BookingPurpose purpose,
           std::optional<Position> firm) {
    const Fen total = outlay(world, purse, payment);
    PurseState& state = world.policy.purses[purse];
    EXPECTS(total <= state.free);
    state.free -= total;
    state.spent += total;
    book_payment(world, purse, payment, total, to, purpose, firm);
}

void book_payment(World& world, std::size_t purse, Fen payment, Fen total, Account to,
                  BookingPurpose purpose, std::optional<Position> firm) {
    const auto place = firm ? static_cast<std::int32_t>(firm->value()) : no_firm;
    const auto book = [&](Account receiver, BookingPurpose what, Fen amount) {
        if (amount == Fen{0}) {
            return;
        }
        const Booking booking{world.now,
                              Account::government,
                              receiver,
                              what,
                              place,
                              amount,
                              static_cast<std::int16_t>(purse)};
        if (firm) {
            world.booking_log.add(*firm, booking);
        } else {
            world.bookings.push_back(booking);
        }
    };
    book(to, purpose, payment);
    book(Account::public_bodies, BookingPurpose::administration, total - payment);
}

void fill_purses(World& world) {
    const auto& purses = world.plan->scenario.purses;
    const Quarter today = world.today();
    for (std::size_t p = 0; p < purses.size(); ++p) {
        const Purse& purse = purses[p];
        PurseState& state = world.policy.purses[p];
        const bool open = purse.from <= today && today <= purse.until;
        state.free = open ? booked(purse.carry_over * million(state.free)) + booked(purse.quarterly)
                          : Fen{0};
        state.limit = state.free + state.aside + state.backing;
        state.spent = Fen{0};
    }
}

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

} // namespace catchup
