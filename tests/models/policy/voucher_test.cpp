// SPDX-License-Identifier: MIT
#include "models/policy/voucher.hpp"

#include "models/processes/match.hpp"
#include "models/processes/options.hpp"
#include "models/processes/start.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/policies.hpp"
#include "tests/support/quarter.hpp"

using namespace catchup;
using test::drained;
using test::lever;
using test::only;

TEST_CASE("vouchers that reach nobody or pay nothing change no firm", "[property][policy]") {
    for (const std::string& target : test::nobody()) {
        INFO(target);
        CHECK(test::effect_of(lever("voucher", "rate = 0.8", target)) == "");
    }
    CHECK(test::effect_of(lever("voucher", "yearly = 0.0")) == "");
    CHECK(test::effect_of(lever("voucher", "rate = 0.8\ncap = 0.4")) != "");
}

TEST_CASE("vouchers bring projects, the more the higher they may go", "[policy]") {
    const test::Course none = test::course_of("");
    const test::Course low = test::course_of(lever("voucher", "rate = 0.5\ncap = 0.05"));
    const test::Course high = test::course_of(lever("voucher", "rate = 0.5\ncap = 0.5"));
    CHECK(none.started * 21 < low.started * 20);
    CHECK(low.started * 21 < high.started * 20);
    CHECK(low.supported * 5 > low.started * 4);
}

TEST_CASE("what a voucher pays, by hand", "[unit][policy]") {
    constexpr Voucher voucher{.rate = 0.5, .cap = 0.1};
    CHECK(voucher.support(0.15) == 0.075);
    CHECK(voucher.support(0.2) == 0.1);
    CHECK(voucher.support(0.4) == 0.1);
}

TEST_CASE("so many vouchers a quarter as evenly as can be", "[unit][policy]") {
    test::Staged stage{test::scenario(test::workshop + lever("voucher", "yearly = 6.0"))};
    std::vector<std::size_t> given;
    for (int quarter = 0; quarter < 4; ++quarter) {
        step(stage.world);
        given.push_back(only(stage.world.events, EventKind::grant).size());
    }
    CHECK(given == std::vector<std::size_t>{1, 2, 1, 2}); // floor of 1.5, 3, 4.5, 6
}

TEST_CASE("an unused voucher lapses and its money returns, a used one pays once",
          "[unit][policy]") {
    const std::string keys = "quarters = 3\nrate = 0.5\ncap = 0.2";
    test::Staged stage{test::scenario(test::workshop + lever("voucher", keys))};
    World& world = stage.world;
    const Fen reserve = booked(0.2 + 0.016); // with 8 per cent of administration
    test::run_until(world, "enact");
    const PurseState& purse = world.policy.purses[0];
    CHECK(purse.aside == Fen{10 * reserve.value()});
    CHECK(purse.free + purse.aside == booked(100.0));
    const Position user{4};
    test::propose_digital(world, user, booked(1.0));
    match(world);
    start(world);
    CHECK(world.policy.firms.grant[user] == no_intervention);
    CHECK(purse.aside == Fen{9 * reserve.value()});
    CHECK(purse.spent == reserve); // half of .5 is more than the cap
    CHECK(world.firms.fund[user] == booked(1.0 + 0.2 - 0.5));
    drained(world.event_log);
    drained(world.booking_log);

    for (std::uint32_t quarter = 1; quarter <= 3; ++quarter) {
        world.now = Step{quarter};
        test::run_until(world, "enact");
        const auto again = only(drained(world.event_log), EventKind::grant);
        // the nine others get a new one when theirs has lapsed; the user builds
        CHECK(again.size() == (quarter == 3 ? 9U : 0U));
        CHECK(purse.aside == Fen{9 * reserve.value()});
    }
    CHECK(purse.free + purse.aside == booked(400.0) - reserve);
}
