// SPDX-License-Identifier: MIT
#include "models/policy/mandate.hpp"

#include <map>

#include "tests/support/catch.hpp"
#include "tests/support/policies.hpp"
#include "tests/support/quarter.hpp"

using namespace catchup;
using test::lever;
using test::only;

namespace {

/// All firms of the workshop are visited, at .03 million RMB.
std::string everybody(const std::string& keys) {
    return test::workshop + lever("mandate", "inspected = 1.0\nvisit_cost = 0.03\n" + keys);
}

} // namespace

TEST_CASE("a mandate that reaches nobody changes no firm", "[property][policy]") {
    const std::string keys = "inspected = 0.5\nlongest_payback = 20.0";
    for (const std::string& target : test::nobody()) {
        INFO(target);
        CHECK(test::effect_of(lever("mandate", keys, target)) == "");
    }
    CHECK(test::effect_of(lever("mandate", "inspected = 0.0")) == "");
    CHECK(test::effect_of(lever("mandate", keys + "\nquota = 0.0")) == ""); // met already
    CHECK(test::effect_of(lever("mandate", keys)) != "");
}

TEST_CASE("a mandate brings projects, the more the more firms are inspected", "[policy]") {
    const std::string rest = "\nlongest_payback = 20.0";
    const test::Course none = test::course_of("");
    const test::Course few = test::course_of(lever("mandate", "inspected = 0.1" + rest));
    const test::Course many = test::course_of(lever("mandate", "inspected = 0.5" + rest));
    CHECK(none.penalties == 0);
    CHECK(none.started * 11 < few.started * 10);
    CHECK(few.started * 11 < many.started * 10);
    CHECK(few.supported == 0); // it presses and does not pay
    CHECK(few.purses < many.purses);
}

TEST_CASE("who does not comply pays and is left alone, by hand", "[unit][policy]") {
    test::Staged stage{
        test::scenario(everybody("longest_payback = 0.001\npenalty = 0.001\npause = 2"))};
    World& world = stage.world;
    for (int quarter = 0; quarter < 7; ++quarter) {
        step(world);
        const bool visited = quarter % 3 == 0; // then two quarters of rest
        const auto visits = only(world.bookings, BookingPurpose::enforcement);
        const auto fines = only(world.bookings, BookingPurpose::penalty);
        REQUIRE(visits.size() == (visited ? 10U : 0U));
        REQUIRE(fines.size() == visits.size());
        CHECK(only(world.events, EventKind::penalty).size() == fines.size());
        for (const Booking& row : visits) {
            CHECK(row.amount == booked(0.03));
            CHECK(row.purse == 0);
        }
        for (const Booking& row : fines) {
            CHECK(row.from == Account::firm_funds);
            CHECK(row.to == Account::government); // but it fills no purse
            CHECK(row.amount == booked(0.01));    // a thousandth of 10 million
        }
        CHECK(world.policy.purses[0].spent == (visited ? booked(10 * 0.0324) : Fen{0}));
    }
}

TEST_CASE("a pressed firm takes the mandated step, the quota ends it", "[unit][policy]") {
    test::Staged stage{test::scenario(
        everybody("goal = \"D1N0I0\"\nlongest_payback = 1e6\n") +
            "[intervention.choice]\nkind = \"sequence\"\norder = \"DDNNII\"\n",
        {"finance.sme_leverage=10.0", "outcome.abandoned=1e-12", "outcome.detoured=1e-12"})};
    World& world = stage.world;
    step(world);
    const auto starts = only(world.events, EventKind::start);
    REQUIRE(starts.size() == 10);
    for (const Event& row : starts) {
        CHECK(row.mask == 1); // due in the planner's order
        CHECK(row.origin == Origin::mandate);
        CHECK(row.intervention == 0);
        CHECK(row.public_cost == Fen{0});
    }
    for (int quarter = 1; quarter < 12; ++quarter) {
        step(world); // busy firms and firms at the goal are not visited
        CHECK(only(world.bookings, BookingPurpose::enforcement).empty());
    }
}

TEST_CASE("a purse that cannot pay visits sends nobody out", "[unit][policy]") {
    test::Staged stage{test::scenario(everybody("longest_payback = 0.001"),
                                      {"purse.0.quarterly=0.1", "purse.0.carry_over=0.0"})};
    step(stage.world);
    CHECK(only(stage.world.bookings, BookingPurpose::enforcement).size() == 3); // .0324 each
    CHECK(only(stage.world.events, EventKind::penalty).size() == 3);
}
