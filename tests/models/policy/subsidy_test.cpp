// SPDX-License-Identifier: MIT
#include "models/policy/subsidy.hpp"

#include "models/processes/match.hpp"
#include "models/processes/options.hpp"
#include "models/processes/start.hpp"
#include "models/processes/support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/policies.hpp"
#include "tests/support/quarter.hpp"

using namespace catchup;
using test::drained;
using test::lever;

TEST_CASE("a subsidy that reaches nobody or pays nothing changes no firm", "[property][policy]") {
    CHECK(test::effect_of(lever("subsidy", "rate = 0.0")) == "");
    for (const std::string& target : test::nobody()) {
        INFO(target);
        CHECK(test::effect_of(lever("subsidy", "rate = 0.6", target)) == "");
    }
    CHECK(test::effect_of(lever("subsidy", "rate = 0.6")) != ""); // the comparison can fail
}

TEST_CASE("a subsidy brings projects, the more the higher its rate", "[policy]") {
    const test::Course none = test::course_of("");
    const test::Course low = test::course_of(lever("subsidy", "rate = 0.2"));
    const test::Course high = test::course_of(lever("subsidy", "rate = 0.6"));
    CHECK(none.supported == 0);
    CHECK(none.started * 11 < low.started * 10);
    CHECK(low.started * 11 < high.started * 10);
    CHECK(high.supported * 10 > high.started * 9); // the others fell back, without a slot
    CHECK(low.purses < high.purses);
}

TEST_CASE("a subsidy by hand: .3 of .5 million, 8 per cent of administration", "[unit][policy]") {
    test::Staged stage{test::scenario(test::workshop + lever("subsidy", "rate = 0.3"))};
    World& world = stage.world;
    test::run_until(world, "enact");
    const Position rich{0};
    const Position poor{1};
    REQUIRE(price(world, rich, 1, in_house) == Approx(0.5).epsilon(1e-12));
    CHECK(net_price(world, rich, 1, in_house, Offers::considered) == Approx(0.35).epsilon(1e-12));
    CHECK(net_price(world, rich, 1, in_house, Offers::ignored) == Approx(0.5).epsilon(1e-12));
    test::propose_digital(world, rich, booked(0.35 - 0.1875));
    test::propose_digital(world, poor, booked(0.35 - 0.1875) - Fen{1});
    match(world);
    start(world);
    const auto rows = drained(world.booking_log);
    REQUIRE(rows.size() == 4); // subsidy, administration, loan, project
    CHECK(rows[0].purpose == BookingPurpose::subsidy);
    CHECK(rows[0].from == Account::government);
    CHECK(rows[0].to == Account::firm_funds);
    CHECK(rows[0].amount == booked(0.15));
    CHECK(rows[1].purpose == BookingPurpose::administration);
    CHECK(rows[1].to == Account::public_bodies);
    CHECK(rows[1].amount == booked(0.012));
    CHECK(rows[2].purpose == BookingPurpose::loan);
    CHECK(rows[2].amount == booked(0.1875));
    CHECK(rows[3].purpose == BookingPurpose::project);
    CHECK(rows[3].amount == booked(0.5)); // the whole price is paid
    CHECK(world.firms.fund[rich] == Fen{0});
    const auto events = drained(world.event_log);
    REQUIRE(events.size() == 2);
    CHECK(events[0].kind == EventKind::start);
    CHECK(events[0].public_cost == booked(0.15));
    CHECK(events[0].intervention == 0);
    CHECK(events[1].kind == EventKind::unfunded); // one fen short
    CHECK(world.policy.purses[0].free == booked(100.0 - 0.162));
}

TEST_CASE("of several subsidies the largest pays, of equals the first", "[unit][policy]") {
    const std::string more = "[[intervention]]\nname = \"second\"\nkind = \"subsidy\"\n"
                             "from = \"2016Q1\"\nuntil = \"2019Q4\"\nrate = ";
    const auto pays = [&](const std::string& rate) {
        test::Staged stage{
            test::scenario(test::workshop + lever("subsidy", "rate = 0.3") + more + rate)};
        test::run_until(stage.world, "enact");
        const double whole = price(stage.world, Position{0}, 1, in_house);
        return support_of(stage.world, Position{0}, 1, in_house, whole);
    };
    CHECK(pays("0.31").intervention == 1);
    CHECK(pays("0.31").amount == booked(0.155)); // they do not add up
    CHECK(pays("0.3").intervention == 0);
    CHECK(pays("0.29").intervention == 0);
}

TEST_CASE("who comes too late for the purse falls back or waits", "[unit][policy]") {
    test::Staged stage{test::scenario(test::workshop + lever("subsidy", "rate = 0.3"),
                                      {"purse.0.quarterly=0.4", "purse.0.administration=0.0"})};
    World& world = stage.world; // .4 pays two subsidies of .15
    test::run_until(world, "enact");
    for (std::uint32_t i = 0; i < 10; ++i) {
        test::propose_digital(world, Position{i}, booked(1.0));
        world.firms.fallback[Position{i}] = i < 5 ? Mask{1} : Mask{0};
    }
    match(world);
    start(world);
    int supported = 0;
    int alone = 0;
    int refused = 0;
    for (const Event& row : drained(world.event_log)) {
        supported += row.kind == EventKind::start && row.public_cost > Fen{0} ? 1 : 0;
        alone += row.kind == EventKind::start && row.public_cost == Fen{0} ? 1 : 0;
        refused += row.kind == EventKind::no_money ? 1 : 0;
    }
    CHECK(supported == 2);
    CHECK(refused == 8);
    CHECK((alone >= 3 && alone <= 5));
    CHECK(world.policy.purses[0].free == booked(0.1));
}
