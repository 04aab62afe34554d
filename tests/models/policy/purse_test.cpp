// SPDX-License-Identifier: MIT
// No purse ever spends what it has not got, and every fen of it stands in the books.
#include "models/policy/purse.hpp"

#include <array>
#include <numeric>

#include "models/step.hpp"
#include "tests/support/auditor.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/quarter.hpp"
#include "tests/support/random_policy.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;
using test::only;

namespace {

constexpr std::uint32_t policies = 1000;

/// Sixty firms that want more than the purses have, fail, close and open.
const char* const eager = R"(
[time]
quarters = 12
[population]
firms = 60
counties = 2
[[sector]]
kind = "bearings"
[[sector]]
kind = "garments"
[decision]
opportunity_rate = 0.5
[information]
start = 0.8
pessimism = 0.3
[cost]
digital = [0.1, 0.3]
network = [0.1, 0.3]
[turnover]
exit_rate = 0.04
[[integrator]]
from = "2016Q1"
contact_rate = 0.4
capacity = 3.0
trial_fund = 0.5
)";

std::string told_twice(const World& world, std::size_t purse) {
    const PurseState& state = world.policy.purses[purse];
    Fen ledger{};
    for (const Booking& row : world.bookings) {
        ledger += row.purse == static_cast<std::int16_t>(purse) ? row.amount : Fen{0};
    }
    if (ledger != world.flows.purse_spending[purse] || ledger != state.spent) {
        return fmt::format("purse {}: ledger {}, purse_spending {}, spent {}", purse,
                           ledger.value(), world.flows.purse_spending[purse].value(),
                           state.spent.value());
    }
    if (state.free < Fen{0} || state.aside < Fen{0} || state.backing < Fen{0} ||
        state.limit < state.spent) {
        return fmt::format("purse {}: free {}, aside {}, backing {}, spent {} of {}", purse,
                           state.free.value(), state.aside.value(), state.backing.value(),
                           state.spent.value(), state.limit.value());
    }
    return "";
}

/// What left the government's account is what the purses spent, together.
std::string left_the_government(const World& world) {
    const auto& spending = world.flows.purse_spending;
    const Fen all = std::accumulate(spending.begin(), spending.end(), Fen{});
    const Fen gone = world.books.spending[static_cast<std::size_t>(Account::government)];
    return all == gone ? ""
                       : fmt::format("purses spent {}, government {}", all.value(), gone.value());
}

struct Seen {
    std::array<int, booking_purposes.size()> rows{}; // by purpose
    int refused = 0, dry = 0, exact = 0;
};

/// Runs a scenario to its end; the first thing that is wrong, or "".
std::string audit(const Scenario& scenario, Seen& seen) {
    test::Staged stage{scenario};
    World& world = stage.world;
    std::vector<test::Auditor> auditors;
    for (std::size_t p = 0; p < scenario.purses.size(); ++p) {
        auditors.emplace_back(stage.plan->scenario, p);
    }
    for (std::uint32_t quarter = 0; quarter < scenario.time.quarters; ++quarter) {
        step(world);
        std::string wrong = left_the_government(world);
        for (std::size_t p = 0; p < auditors.size(); ++p) {
            const PurseState& state = world.policy.purses[p];
            wrong += told_twice(world, p);
            wrong += auditors[p].follow(world.bookings, world.events);
            const bool agree = !auditors[p].exact() || (auditors[p].free() == state.free &&
                                                        auditors[p].aside() == state.aside);
            wrong += agree ? "" : fmt::format("purse {}: the auditor has another free", p);
            seen.exact += auditors[p].exact() ? 1 : 0;
            seen.dry += state.limit > Fen{0} && state.free.value() * 20 < state.limit.value();
        }
        for (const Booking& row : world.bookings) {
            ++seen.rows[static_cast<std::size_t>(row.purpose)];
        }
        seen.refused += static_cast<int>(only(world.events, EventKind::no_money).size());
        if (!wrong.empty()) {
            return fmt::format("quarter {}: {}", quarter, wrong);
        }
    }
    return "";
}

} // namespace

TEST_CASE("a thousand policies: purses keep their limits, and the books tell every fen",
          "[property][policy]") {
    const Scenario base = test::scenario(eager);
    Seen seen;
    for (std::uint32_t number = 0; number < policies; ++number) {
        INFO("policy " << number);
        REQUIRE(audit(test::with_random_policy(base, number), seen) == "");
    }
    const auto first = static_cast<std::size_t>(BookingPurpose::trial_match);
    const auto last = static_cast<std::size_t>(BookingPurpose::penalty);
    for (std::size_t purpose = first; purpose <= last; ++purpose) {
        INFO(booking_purposes[purpose]); // every kind of public payment was there to be audited
        CHECK(seen.rows[purpose] > 20);
    }
    CHECK(seen.refused > 500);
    CHECK(seen.dry > 1000);
    CHECK(seen.exact > 10'000);
}

TEST_CASE("the auditor finds one fen too much", "[property][policy]") {
    const Scenario scenario = test::scenario(
        std::string{eager} + "[[purse]]\nfrom = \"2016Q1\"\nuntil = \"2018Q4\"\nquarterly = 0.5\n"
                             "administration = 0.0\n[[intervention]]\nkind = \"voucher\"\n"
                             "from = \"2016Q1\"\nuntil = \"2018Q4\"\n");
    test::Staged stage{scenario};
    World& world = stage.world;
    test::Auditor auditor{stage.plan->scenario, 0};
    int audited = 0;
    for (int quarter = 0; quarter < 12; ++quarter) {
        step(world);
        const auto and_also = [&](Fen amount) {
            std::vector<Booking> rows = world.bookings;
            rows.push_back({world.now, Account::government, Account::public_bodies,
                            BookingPurpose::standards, no_firm, amount, 0});
            test::Auditor other = auditor;
            return other.follow(rows, world.events);
        };
        const Fen left = world.policy.purses[0].free;
        CHECK(and_also(left) == "");
        CHECK(and_also(left + Fen{1}) != "");
        REQUIRE(auditor.follow(world.bookings, world.events) == "");
        audited += only(world.events, EventKind::grant).empty() ? 0 : 1;
    }
    CHECK(audited > 4);
}

TEST_CASE("what a purse carries over, by hand", "[unit][policy]") {
    test::Staged stage{test::scenario("[[purse]]\nfrom = \"2016Q2\"\nuntil = \"2016Q4\"\n"
                                      "quarterly = 2.0\ncarry_over = 0.5\n")};
    std::vector<Fen> free;
    for (int quarter = 0; quarter < 5; ++quarter) {
        step(stage.world);
        free.push_back(stage.world.policy.purses[0].free);
    }
    CHECK(free == std::vector{Fen{0}, booked(2.0), booked(3.0), booked(3.5), Fen{0}});
}
