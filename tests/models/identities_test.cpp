// SPDX-License-Identifier: MIT
// What must hold exactly in every world: the books. What events say: events_test.cpp.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "models/step.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/turbulent.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

std::int64_t total(const Column<Fen>& column) {
    std::int64_t sum = 0;
    for (const Fen one : column.values()) {
        sum += one.value();
    }
    return sum;
}

std::int64_t total(const std::vector<Fen>& amounts) {
    std::int64_t sum = 0;
    for (const Fen one : amounts) {
        sum += one.value();
    }
    return sum;
}

/// Who may pay whom for what (models/books/ledger.hpp); project and overrun have two payees.
bool in_order(const Booking& booking) {
    using enum Account;
    using enum BookingPurpose;
    static const std::set<std::tuple<BookingPurpose, Account, Account>> known{
        {retained_profit, operations, firm_funds},
        {loss, firm_funds, operations},
        {interest, operations, lenders},
        {repayment, firm_funds, lenders},
        {loan, lenders, firm_funds},
        {project, firm_funds, suppliers},
        {project, firm_funds, integrators},
        {closure, firm_funds, operations},
        {closure, operations, firm_funds},
        {overrun, firm_funds, suppliers},
        {overrun, firm_funds, integrators},
        {trial, integrators, suppliers},
        {trial_match, government, integrators},
        {subsidy, government, firm_funds},
        {voucher, government, firm_funds},
        {demonstration, government, firm_funds},
        {BookingPurpose::guarantee, government, lenders},
        {administration, government, public_bodies},
        {enforcement, government, public_bodies},
        {standards, government, public_bodies},
        {generic_technology, government, public_bodies},
        {university, government, public_bodies},
        {penalty, firm_funds, government},
        {visits, integrators, suppliers},
        {overhead, integrators, suppliers}};
    static const std::set<BookingPurpose> of_all_firms{
        retained_profit,    loss,   interest, repayment, standards,
        generic_technology, visits, overhead};
    const bool firm_fits = booking.purpose == administration || // of a public good: of no firm
                           of_all_firms.contains(booking.purpose) == (booking.firm == no_firm);
    return known.contains({booking.purpose, booking.from, booking.to}) && firm_fits &&
           (booking.purse != no_purse) == (booking.from == government) && booking.amount > Fen{0};
}

/// One payment for a project: firm, for what, how much, to an integrator or not.
using Payment = std::tuple<std::uint32_t, BookingPurpose, std::int64_t, bool>;

/// Purposes that have an event of the same amount each.
const std::set<BookingPurpose> told{
    BookingPurpose::project,     BookingPurpose::overrun,       BookingPurpose::trial,
    BookingPurpose::trial_match, BookingPurpose::subsidy,       BookingPurpose::voucher,
    BookingPurpose::university,  BookingPurpose::demonstration, BookingPurpose::penalty};

std::vector<Payment> payments_of(const std::vector<Booking>& bookings) {
    std::vector<Payment> payments;
    for (const Booking& one : bookings) {
        if (told.contains(one.purpose)) {
            payments.emplace_back(static_cast<std::uint32_t>(one.firm), one.purpose,
                                  one.amount.value(), one.to == Account::integrators);
        }
    }
    return payments;
}

/// What the intervention of an event pays for.
BookingPurpose purpose_of_support(const Plan& plan, const Event& event) {
    const auto& lever =
        plan.scenario.interventions[static_cast<std::size_t>(event.intervention)].lever;
    return std::holds_alternative<Subsidy>(lever)   ? BookingPurpose::subsidy
           : std::holds_alternative<Voucher>(lever) ? BookingPurpose::voucher
                                                    : BookingPurpose::demonstration;
}

/// The same, as the events tell it: link, match, trial, support or penalty, project, overrun.
std::vector<Payment> payments_of(const Plan& plan, const std::vector<Event>& events) {
    std::vector<Payment> payments;
    for (const Event& one : events) {
        const auto add = [&](BookingPurpose purpose, Fen amount, bool to_integrator) {
            if (amount > Fen{0}) {
                payments.emplace_back(one.firm.value(), purpose, amount.value(), to_integrator);
            }
        };
        if (one.kind == EventKind::link) {
            add(BookingPurpose::university, one.cost, false);
        } else if (one.kind == EventKind::trial) {
            add(BookingPurpose::trial_match, one.public_cost, true);
            add(BookingPurpose::trial, one.cost, false);
        } else if (one.kind == EventKind::penalty) {
            add(BookingPurpose::penalty, one.cost, false);
        } else if (one.kind == EventKind::start) {
            if (one.public_cost > Fen{0}) {
                add(purpose_of_support(plan, one), one.public_cost, false);
            }
            add(BookingPurpose::project, one.cost, one.integrator != in_house);
        } else if (one.kind == EventKind::late) {
            add(BookingPurpose::overrun, one.cost, one.integrator != in_house);
        }
    }
    return payments;
}

bool supports(BookingPurpose purpose) {
    return purpose == BookingPurpose::subsidy || purpose == BookingPurpose::voucher ||
           purpose == BookingPurpose::demonstration;
}

} // namespace

TEST_CASE("books balance, every quarter", "[property][books]") {
    test::Staged stage{test::scenario(test::turbulent), 3};
    World& world = stage.world;
    Books before = world.books;
    std::int64_t debt = 0;
    for (int quarter = 0; quarter < 40; ++quarter) {
        step(world);
        std::int64_t all = 0;
        for (std::size_t a = 0; a < accounts; ++a) {
            CHECK(before.balance[a] + world.books.income[a] - world.books.spending[a] ==
                  world.books.balance[a]);
            all += world.books.balance[a].value();
        }
        CHECK(all == 0); // no money comes from nowhere
        const auto funds = static_cast<std::size_t>(Account::firm_funds);
        CHECK(world.books.balance[funds].value() == total(world.firms.fund));
        before = world.books;
        for (const Booking& booking : world.bookings) {
            CHECK(in_order(booking));
            debt += booking.purpose == BookingPurpose::loan        ? booking.amount.value()
                    : booking.purpose == BookingPurpose::repayment ? -booking.amount.value()
                                                                   : 0;
        }
        for (const Event& event : world.events) {
            debt -= event.written_off.value();
        }
        CHECK(debt == total(world.firms.debt));
    }
}

TEST_CASE("the ledger's payments for projects are those of the events, in order",
          "[property][books]") {
    test::Staged stage{test::scenario(test::turbulent), 5};
    World& world = stage.world;
    std::map<BookingPurpose, int> rows;
    for (int quarter = 0; quarter < 40; ++quarter) {
        step(world);
        const std::vector<Payment> paid = payments_of(world.bookings);
        CHECK(paid == payments_of(*stage.plan, world.events));
        std::int64_t private_spending = 0;
        for (const auto& [firm, purpose, amount, to_integrator] : paid) {
            const bool of_firms =
                purpose == BookingPurpose::project || purpose == BookingPurpose::overrun;
            private_spending += of_firms ? amount : supports(purpose) ? -amount : 0;
        }
        std::int64_t public_spending = 0;
        std::int64_t purse_spending = 0;
        for (const Booking& one : world.bookings) {
            ++rows[one.purpose];
            const bool is_public = one.from == Account::government;
            public_spending += is_public && one.firm != no_firm ? one.amount.value() : 0;
            purse_spending += is_public ? one.amount.value() : 0;
        }
        CHECK(total(world.flows.private_spending) == private_spending);
        CHECK(total(world.flows.public_spending) == public_spending);
        CHECK(total(world.flows.purse_spending) == purse_spending);
    }
    CHECK(rows[BookingPurpose::project] > 1000); // as turbulent as it should be
    CHECK(rows[BookingPurpose::overrun] > 500);
    CHECK(rows[BookingPurpose::trial] > 100);
    for (const std::string_view name : booking_purposes) {
        INFO(name);
        const auto at = std::find(booking_purposes.begin(), booking_purposes.end(), name);
        CHECK(rows[static_cast<BookingPurpose>(at - booking_purposes.begin())] > 10);
    }
}

TEST_CASE("trials come out of the fund, once a firm and never below 0", "[property][books]") {
    test::Staged stage{test::scenario(test::turbulent), 6};
    World& world = stage.world;
    std::array<Fen, 2> fund{world.integrators[0].fund, world.integrators[1].fund};
    std::set<std::uint32_t> tried;
    std::array<int, 2> trials{}; // alone, and with the public match
    for (int quarter = 0; quarter < 40; ++quarter) {
        step(world);
        for (const Event& event : world.events) {
            if (event.kind == EventKind::trial) {
                const auto j = static_cast<std::size_t>(event.integrator);
                fund[j] -= event.cost - event.public_cost;
                const FirmId id = firm_id(event.firm, event.generation, 5000);
                CHECK(tried.insert(id.value()).second);
                const bool matched = event.intervention != no_intervention;
                CHECK(event.public_cost == (matched ? booked(0.5 * million(event.cost)) : Fen{0}));
                ++trials[matched ? 1 : 0];
            }
        }
        for (std::size_t j = 0; j < 2; ++j) {
            CHECK(world.integrators[j].fund == fund[j]);
            CHECK(fund[j] >= Fen{0});
        }
    }
    CHECK(fund[1] < booked(0.05)); // the second fund ran dry
    CHECK(trials[0] > 10);
    CHECK(trials[1] > 10);
}
