// SPDX-License-Identifier: MIT
#include "models/processes/pay.hpp"

#include <algorithm>

#include "models/plan.hpp"

namespace catchup {

Fen credit_room(const World& world, Position f) noexcept {
    const Firms& firms = world.firms;
    const Finance& finance = world.plan->scenario.finance;
    const double revenue = firms.revenue[f];
    const double leverage =
        revenue < finance.sme_revenue ? finance.sme_leverage : finance.large_leverage;
    const Fen limit = booked(leverage * revenue * static_cast<double>(firms.margin[f]));
    return std::max(Fen{0}, limit - firms.debt[f]);
}

Fen investable(const World& world, Position f) noexcept {
    return world.firms.fund[f] + credit_room(world, f);
}

void pay(World& world, Position f, Fen amount, std::int16_t builder, BookingPurpose purpose,
         Fen guaranteed) {
    Firms& firms = world.firms;
    const Fen own = std::clamp(firms.fund[f], Fen{0}, amount);
    const Fen loan = std::min(amount - own, credit_room(world, f) + guaranteed);
    const auto place = static_cast<std::int32_t>(f.value());
    if (loan > Fen{0}) {
        const std::int64_t quarters = world.plan->scenario.finance.loan_quarters;
        firms.debt[f] += loan;
        firms.instalment[f] = Fen{(firms.debt[f].value() + quarters - 1) / quarters};
        world.booking_log.add(f, {world.now, Account::lenders, Account::firm_funds,
                                  BookingPurpose::loan, place, loan});
    }
    firms.fund[f] -= amount - loan;
    world.booking_log.add(f, {world.now, Account::firm_funds,
                              builder == in_house ? Account::suppliers : Account::integrators,
                              purpose, place, amount});
}

} // namespace catchup
