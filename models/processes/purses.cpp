// SPDX-License-Identifier: MIT
#include "models/processes/purses.hpp"

#include <algorithm>
#include <variant>

#include "models/chosen.hpp"
#include "models/processes/support.hpp"

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

/// What purses hold for grants and for guaranteed debt, summed over firms, in fen.
struct Held {
    std::int64_t aside = 0, backing = 0;
};

/// What a grant of each intervention holds, in fen, and how long it stands.
struct Grant {
    std::int64_t held;
    std::int64_t quarters;
};
std::vector<Grant> grants_of(const World& world) {
    std::vector<Grant> all;
    const auto& interventions = world.plan->scenario.interventions;
    for (std::size_t k = 0; k < interventions.size(); ++k) {
        const std::size_t purse = world.plan->programmes[k].purse;
        all.push_back({outlay(world, purse, grant_cap(interventions[k])).value(),
                       grant_quarters(interventions[k])});
    }
    return all;
}

/// Grants that nobody used in time lapse; guarantees shrink with the debt. Adds up what is left.
void release(World& world, Block block, const std::vector<Grant>& grants, Held* sums) noexcept {
    PolicyFirms& held = world.policy.firms;
    std::int16_t* const grant = held.grant.numbers();
    std::int64_t* const guaranteed = held.guaranteed.numbers();
    vectorised([=, debt = world.firms.debt.numbers()]() noexcept {
        for (std::size_t at = block.begin; at < block.end; ++at) {
            guaranteed[at] = debt[at] < guaranteed[at] ? debt[at] : guaranteed[at];
        }
    });
    for_each_chosen(
        block,
        [=](std::size_t at) noexcept {
            return (grant[at] != no_intervention) | (guaranteed[at] > 0);
        },
        [&](Position f) noexcept {
            if (const std::int16_t k = held.grant[f]; k != no_intervention) {
                const auto index = static_cast<std::size_t>(k);
                const auto age =
                    static_cast<std::int64_t>(world.now.value() - held.granted[f].value());
                if (age >= grants[index].quarters) {
                    held.grant[f] = no_intervention;
                } else {
                    sums[world.plan->programmes[index].purse].aside += grants[index].held;
                }
            }
            if (held.guaranteed[f] > Fen{0}) {
                const std::int16_t k = held.guarantor[f];
                const auto index = static_cast<std::size_t>(k);
                sums[world.plan->programmes[index].purse].backing +=
                    backing_of(world, k, held.guaranteed[f]).value();
            }
        });
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
    const std::vector<Grant> grants = grants_of(world);
    const std::size_t purses = world.policy.purses.size();
    std::vector<Held> sums(block_count(world.firms.size()) * purses);
    for_each_block(world.firms.size(), [&](Block block) noexcept {
        release(world, block, grants, sums.data() + block.index * purses);
    });
    for (std::size_t p = 0; p < purses; ++p) {
        Held held;
        for (std::size_t part = p; part < sums.size(); part += purses) {
            held.aside += sums[part].aside;
            held.backing += sums[part].backing;
        }
        PurseState& purse = world.policy.purses[p];
        purse.free += purse.aside - Fen{held.aside} + purse.backing - Fen{held.backing};
        purse.aside = Fen{held.aside};
        purse.backing = Fen{held.backing};
    }
}

} // namespace catchup
