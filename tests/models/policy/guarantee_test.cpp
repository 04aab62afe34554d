// SPDX-License-Identifier: MIT
#include "models/policy/guarantee.hpp"

#include "models/processes/exit_entry.hpp"
#include "models/processes/match.hpp"
#include "models/processes/start.hpp"
#include "models/processes/support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/policies.hpp"
#include "tests/support/quarter.hpp"

using namespace catchup;
using test::drained;
using test::lever;
using test::only;

namespace {

const std::string keys = "leverage = 0.7\ncovered = 0.8";
constexpr Position f{3};

/// A firm of the workshop with nothing in its fund has begun D1: .1875 of ordinary credit, .3125
/// guaranteed.
struct Borrower {
    explicit Borrower(const std::vector<std::string>& set = {})
        : stage{test::scenario(test::workshop + lever("guarantee", keys), set)} {
        test::run_until(stage.world, "enact");
        test::propose_digital(stage.world, f, Fen{0});
        match(stage.world);
        start(stage.world);
    }
    [[nodiscard]] const PurseState& purse() const { return stage.world.policy.purses[0]; }
    test::Staged stage;
};

} // namespace

TEST_CASE("a guarantee that reaches nobody changes no firm", "[property][policy]") {
    CHECK(test::effect_of(lever("guarantee", "leverage = 0.0")) == "");
    for (const std::string& target : test::nobody()) {
        INFO(target);
        CHECK(test::effect_of(lever("guarantee", keys, target)) == "");
    }
    CHECK(test::effect_of(lever("guarantee", keys)) != "");
}

TEST_CASE("a guarantee lets firms pay for what they want", "[policy]") {
    const test::Course none = test::course_of("");
    const test::Course some = test::course_of(lever("guarantee", keys));
    const test::Course more = test::course_of(lever("guarantee", "leverage = 3.0"));
    REQUIRE(none.unfunded > 100);
    CHECK(some.unfunded * 11 < none.unfunded * 10);
    CHECK(more.unfunded * 2 < some.unfunded);
    CHECK(more.started > some.started);
    CHECK(some.started > none.started);
}

TEST_CASE("a guaranteed loan by hand: what it may be, and what backs it", "[unit][policy]") {
    Borrower borrower;
    const World& world = borrower.stage.world;
    CHECK(world.firms.project[f] == 1);
    CHECK(world.firms.debt[f] == booked(0.5));
    CHECK(world.policy.firms.guaranteed[f] == booked(0.3125));
    CHECK(world.policy.firms.guarantor[f] == 0);
    CHECK(guaranteed_room(world, f, 0) == booked(0.7 * 10 * 0.0625) - booked(0.3125));
    // .8 of .3125, and 8 per cent of that for administration; nothing is paid yet
    CHECK(borrower.purse().backing == booked(0.25 + 0.02));
    CHECK(borrower.purse().free == booked(100.0 - 0.27));
    CHECK(borrower.purse().spent == Fen{0});
}

TEST_CASE("a loan is guaranteed up to its limit and no further", "[unit][policy]") {
    CHECK(Borrower{{"intervention.0.leverage=0.5"}}.stage.world.firms.project[f] == 1);
    CHECK(Borrower{{"intervention.0.leverage=0.499"}}.stage.world.firms.project[f] == 0);
    const Borrower refused{{"purse.0.quarterly=0.2699"}}; // the purse cannot back it
    CHECK(refused.stage.world.firms.project[f] == 0);
    CHECK(refused.purse().backing == Fen{0});
    CHECK(Borrower{{"purse.0.quarterly=0.27"}}.stage.world.firms.project[f] == 1);
}

TEST_CASE("what is repaid is not backed any more", "[unit][policy]") {
    Borrower borrower;
    World& world = borrower.stage.world;
    world.firms.debt[f] = booked(0.1);
    world.now = Step{1};
    test::run_until(world, "enact");
    CHECK(world.policy.firms.guaranteed[f] == booked(0.1));
    CHECK(borrower.purse().backing == booked(0.08 + 0.0064));
}

TEST_CASE("if the firm exits the purse pays its part to the lenders", "[unit][policy]") {
    Borrower borrower{{"turnover.exit_rate=1.0"}};
    World& world = borrower.stage.world;
    world.firms.debt[f] = booked(0.4); // more than is guaranteed
    drained(world.booking_log);
    exit_and_enter(world);
    const auto rows = drained(world.booking_log);
    const auto paid = only(rows, BookingPurpose::guarantee);
    REQUIRE(paid.size() == 1);
    CHECK(paid[0].from == Account::government);
    CHECK(paid[0].to == Account::lenders);
    CHECK(paid[0].amount == booked(0.25));
    CHECK(paid[0].firm == 3);
    CHECK(test::total(only(rows, BookingPurpose::administration)) == booked(0.02));
    CHECK(world.policy.firms.guaranteed[f] == Fen{0}); // the entrant owes nothing
}
