// SPDX-License-Identifier: MIT
// What must hold exactly in every world: books, events, places.
#include <map>

#include "models/step.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

const char* const turbulent = R"(
[population]
firms = 5000
counties = 3
[[sector]]
kind = "bearings"
margin = [-0.08, 0.06]
[[sector]]
kind = "garments"
[[rule]]
kind = "payback"
[[rule]]
kind = "hazard"
innovation = [0.2, 0.2, 0.2]
[[integrator]]
capacity = 3.0
contact_rate = 0.2
[turnover]
exit_rate = 0.03
)";

std::int64_t total(const Column<Fen>& column) {
    std::int64_t sum = 0;
    for (const Fen one : column.values()) {
        sum += one.value();
    }
    return sum;
}

} // namespace

TEST_CASE("books balance and events rebuild states, every quarter", "[property][books]") {
    const Scenario scenario = test::scenario(turbulent);
    const auto plan = prepare(scenario);
    World world = begin(*plan, Replication{3});
    std::vector<State> rebuilt = world.firms.state.values();
    Books before = world.books;
    std::int64_t debt = 0;
    std::int64_t exits = 0;
    for (int quarter = 0; quarter < 40; ++quarter) {
        step(world);
        for (std::size_t a = 0; a < accounts; ++a) {
            CHECK(before.balance[a] + world.books.income[a] - world.books.spending[a] ==
                  world.books.balance[a]);
        }
        const auto funds = static_cast<std::size_t>(Account::firm_funds);
        CHECK(world.books.balance[funds].value() == total(world.firms.fund));
        before = world.books;

        for (const Event& event : world.events) {
            State& state = rebuilt[event.firm.value()];
            if (event.kind == EventKind::complete) {
                CHECK(state == event.from);
            }
            if (event.kind == EventKind::complete || event.kind == EventKind::entry) {
                state = event.to;
            }
            if (event.kind == EventKind::exit) {
                debt -= event.written_off.value();
                ++exits;
            }
        }
        CHECK(rebuilt == world.firms.state.values());

        for (const Booking& booking : world.bookings) {
            CHECK(booking.amount > Fen{0});
            debt += booking.purpose == BookingPurpose::loan        ? booking.amount.value()
                    : booking.purpose == BookingPurpose::repayment ? -booking.amount.value()
                                                                   : 0;
        }
        CHECK(debt == total(world.firms.debt));
    }
    CHECK(exits > 1000); // the world was as turbulent as it should be
}

TEST_CASE("nobody pays more than can be laid out, starts two projects, or outgrows the slots",
          "[property][books]") {
    const auto plan = prepare(test::scenario(turbulent));
    World world = begin(*plan, Replication{4});
    std::map<std::uint32_t, int> running;
    for (int quarter = 0; quarter < 40; ++quarter) {
        step(world);
        int by_integrator = 0;
        for (const Event& event : world.events) {
            int& projects = running[event.firm.value()];
            switch (event.kind) {
            case EventKind::start:
                CHECK(++projects == 1);
                by_integrator += event.integrator != in_house ? 1 : 0;
                if (event.integrator != in_house) {
                    CHECK(event.mask == package_step(event.from));
                }
                break;
            case EventKind::complete:
                CHECK(--projects == 0);
                break;
            case EventKind::exit:
                projects = 0;
                break;
            case EventKind::entry:
                break;
            }
        }
        // 3 slots in 2014Q1, 10 % a year: 3 x 1.1^11.75 = 9.2 in 2025Q4
        CHECK(by_integrator <= 9);
    }
}
