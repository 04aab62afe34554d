// SPDX-License-Identifier: MIT
#include "models/policy/integrator_fund.hpp"

#include "models/processes/trial.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/policies.hpp"
#include "tests/support/quarter.hpp"

using namespace catchup;
using test::lever;
using test::only;

namespace {

/// A county whose integrator has little money for trials.
const std::vector<std::string> poor{"integrator.0.trial_fund=0.3", "integrator.0.capacity=50.0"};

} // namespace

TEST_CASE("a fund that reaches nobody or matches nothing changes no firm", "[property][policy]") {
    const std::string keys = "trial_share = 0.2";
    for (const std::string& target : test::nobody()) {
        INFO(target);
        CHECK(test::effect_of(lever("integrator_fund", keys, target)) == "");
    }
    CHECK(test::effect_of(lever("integrator_fund", "match = 0.0\n" + keys)) == "");
    CHECK(test::effect_of(lever("integrator_fund", keys)) != "");
}

TEST_CASE("a fund brings trials, and trials bring integrators' projects", "[policy]") {
    const test::Course none = test::course_of("", poor);
    const test::Course half = test::course_of(lever("integrator_fund", "match = 0.5"), poor);
    const test::Course full = test::course_of(lever("integrator_fund", "match = 1.0"), poor);
    REQUIRE(none.trials > 3);
    CHECK(half.trials * 2 > none.trials * 3); // the integrator's own money lasts twice as long
    CHECK(full.trials * 2 > half.trials * 3);
    CHECK(full.by_integrators > none.by_integrators);
}

TEST_CASE("a matched trial by hand", "[unit][policy]") {
    test::Staged stage{
        test::scenario(test::workshop + std::string{"[[integrator]]\nfrom = \"2016Q1\"\n"} +
                           lever("integrator_fund", "match = 0.75\ntrial_share = 0.2"),
                       {"integrator.0.packages=[\"D1\"]", "integrator.0.cost_share=0.6",
                        "integrator.0.trial_fund=1.0", "integrator.0.contact_rate=1.0",
                        "integrator.0.range=1e9"})};
    World& world = stage.world;
    test::run_until(world, "contact");
    const auto trials = only(test::drained(world.event_log), EventKind::trial);
    const auto bookings = test::drained(world.booking_log);
    REQUIRE(trials.size() == 10);
    for (const Event& row : trials) {
        CHECK(row.cost == booked(0.06)); // a fifth of .6 x .5 million
        CHECK(row.public_cost == booked(0.045));
        CHECK(row.intervention == 0);
        CHECK(world.firms.credit[row.firm] == 0.2F);
    }
    CHECK(world.integrators[0].fund == booked(1.0 - 10 * 0.015));
    CHECK(world.policy.purses[0].spent == booked(10 * 0.045 * 1.08));
    CHECK(only(bookings, BookingPurpose::trial_match).size() == 10);
}

TEST_CASE("an empty purse leaves the trial to the integrator", "[unit][policy]") {
    test::Staged stage{test::scenario(
        test::workshop + std::string{"[[integrator]]\nfrom = \"2016Q1\"\n"} +
            lever("integrator_fund", "match = 0.5\ntrial_share = 0.2"),
        {"purse.0.quarterly=0.1", "purse.0.administration=0.0", "integrator.0.packages=[\"D1\"]",
         "integrator.0.cost_share=0.6", "integrator.0.trial_share=0.05",
         "integrator.0.contact_rate=1.0", "integrator.0.range=1e9"})};
    World& world = stage.world;
    test::run_until(world, "contact");
    int matched = 0;
    int own = 0;
    for (const Event& row : only(test::drained(world.event_log), EventKind::trial)) {
        const bool is_matched = row.intervention == 0;
        CHECK(row.cost == booked(is_matched ? 0.06 : 0.015));
        CHECK(row.public_cost == (is_matched ? booked(0.03) : Fen{0}));
        (is_matched ? matched : own) += 1;
    }
    CHECK(matched == 3); // .1 pays three halves of .06
    CHECK(own == 7);
}
