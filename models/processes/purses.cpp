// SPDX-License-Identifier: MIT
#include "models/processes/purses.hpp"

namespace catchup {

void spend(World& world, std::size_t purse, Fen payment, Account to, BookingPurpose purpose,
           std::optional<Position> firm) {
    const Fen total = outlay(world, purse, payment);
    PurseState& state = world.policy.purses[purse];
    EXPECTS(total <= state.free);
    state.free -= total;
    state.spent += total;
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

} // namespace catchup
