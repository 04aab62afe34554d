// SPDX-License-Identifier: MIT
#include "models/policy/university_links.hpp"

#include "models/processes/grants.hpp"
#include "models/processes/options.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/policies.hpp"
#include "tests/support/quarter.hpp"

using namespace catchup;
using test::lever;
using test::only;

TEST_CASE("links with nobody change no firm", "[property][policy]") {
    const std::string keys = "yearly = 100.0";
    for (const std::string& target : test::nobody()) {
        INFO(target);
        CHECK(test::effect_of(lever("university_links", keys, target)) == "");
    }
    CHECK(test::effect_of(lever("university_links", "yearly = 0.0")) == "");
    CHECK(test::effect_of(lever("university_links", keys)) != "");
}

TEST_CASE("links make firms able and informed, and their projects safer", "[policy]") {
    const std::string many = "yearly = 400.0\nquarters = 8\ncapability = ";
    const test::Course none = test::course_of("");
    const test::Course able =
        test::course_of(lever("university_links", many + "0.2"), {"information.university=0.0"});
    const test::Course informed =
        test::course_of(lever("university_links", many + "0.0"), {"information.university=0.2"});
    const test::Course safe =
        test::course_of(lever("university_links", many + "0.0"), {"outcome.university=4.0"});
    CHECK(able.capability > 1.1 * none.capability);
    CHECK(informed.information > 1.05 * none.information);
    CHECK(safe.late_or_abandoned * 10 < none.late_or_abandoned * 9);
}

TEST_CASE("a link by hand: its cost, its length, and what it leaves", "[unit][policy]") {
    test::Staged stage{test::scenario(
        test::workshop + lever("university_links", "yearly = 40.0\nquarters = 3\ncost = 0.05\n"
                                                   "capability = 0.1"),
        {"outcome.university=0.4"})};
    World& world = stage.world;
    const World before = world;
    for (std::uint32_t quarter = 0; quarter < 7; ++quarter) {
        world.now = Step{quarter};
        test::run_until(world, "enact");
        const auto paid = only(test::drained(world.booking_log), BookingPurpose::university);
        const auto links = only(test::drained(world.event_log), EventKind::link);
        const bool anew = quarter % 3 == 0; // ten links a quarter, for all ten firms
        REQUIRE(paid.size() == (anew ? 10U : 0U));
        REQUIRE(links.size() == paid.size());
        for (const Booking& row : paid) {
            CHECK(row.amount == booked(0.05));
            CHECK(row.to == Account::public_bodies);
        }
        CHECK(world.policy.purses[0].spent == (anew ? booked(10 * 0.054) : Fen{0}));
        double missing = 1.0;
        for (std::uint32_t link = 0; link <= quarter / 3; ++link) {
            missing *= 0.9; // a tenth of what is missing, at each link
        }
        const Position f{2};
        CHECK(is_linked(world, f));
        CHECK(1.0 - static_cast<double>(world.firms.capability[f]) ==
              Approx((1.0 - static_cast<double>(before.firms.capability[f])) * missing)
                  .epsilon(1e-6));
    }
    World unlinked = world;
    unlinked.policy.firms.partner[Position{2}] = no_intervention;
    CHECK(outcome_index_of(world, Position{2}, 1, in_house) -
              outcome_index_of(unlinked, Position{2}, 1, in_house) ==
          Approx(0.4).epsilon(1e-12));
}

TEST_CASE("a link that is over helps no more", "[unit][policy]") {
    test::Staged stage{
        test::scenario(test::workshop + lever("university_links", "yearly = 40.0\nquarters = 3"),
                       {"intervention.0.until=2016Q1"})};
    World& world = stage.world;
    for (std::uint32_t quarter = 0; quarter < 5; ++quarter) {
        world.now = Step{quarter};
        test::run_until(world, "enact");
        CHECK(is_linked(world, Position{0}) == (quarter < 3));
    }
}
