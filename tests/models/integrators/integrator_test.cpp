// SPDX-License-Identifier: MIT
#include "models/integrators/integrator.hpp"

#include <cmath>

#include "models/processes/contact.hpp"
#include "models/step.hpp"
#include "sim/run/failure.hpp"
#include "tests/support/binomial_band.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

TEST_CASE("E14 by hand", "[unit][integrator]") {
    const Integrator toman;
    CHECK(integrator_cost_share(toman, 0) == Approx(0.53));
    CHECK(integrator_cost_share(toman, 60) == Approx(0.53 * std::pow(2.0, -0.15)));
    CHECK(integrator_cost_share(toman, 1'000'000) == 0.40); // the floor
}

TEST_CASE("slots grow from the first quarter of service on, in whole projects",
          "[unit][integrator]") {
    Integrator doubling;
    doubling.capacity = 10.0;
    doubling.capacity_growth = 1.0;
    CHECK_FALSE(begin_quarter(doubling, Quarter(2013, 4), 0).open);
    CHECK(begin_quarter(doubling, Quarter(2013, 4), 0).slots == 0);
    CHECK(begin_quarter(doubling, Quarter(2014, 1), 0).slots == 10);
    CHECK(begin_quarter(doubling, Quarter(2014, 3), 0).slots == 14); // 10 x sqrt 2
    for (int years = 1; years < 20; ++years) {
        CHECK(begin_quarter(doubling, Quarter(2014 + years, 1), 0).slots == 10U << years);
    }
    doubling.capacity = 0.0;
    CHECK(begin_quarter(doubling, Quarter(2100, 1), 0).slots == 0);
}

TEST_CASE("the package is what is left to D1N1", "[unit][integrator]") {
    CHECK(package_step(state_of(0, 0, 0)) == 3);
    CHECK(package_step(state_of(1, 0, 0)) == 2);
    CHECK(package_step(state_of(0, 1, 2)) == 1);
    CHECK(package_step(state_of(1, 1, 0)) == 0);
    CHECK(package_step(state_of(2, 0, 0)) == 0);
}

TEST_CASE("visits reach the county's small firms at the contact rate",
          "[statistical][integrator]") {
    const auto plan = prepare(test::scenario(R"(
[population]
firms = 40000
counties = 4
[[sector]]
kind = "bearings"
[[sector]]
kind = "gears"
[finance]
sme_revenue = 15.0
[[integrator]]
from = "2016Q1"
county = 2
sectors = ["gears"]
contact_rate = 0.25
)"));
    World world = begin(*plan, Replication{0});
    world.integrators[0].open = true;
    contact(world);
    double reached = 0;
    double visited = 0;
    for (std::uint32_t i = 0; i < 40'000; ++i) {
        const Position f{i};
        const bool mine = world.firms.county[f].value() == 2 &&
                          world.firms.sector[f].value() == 1 && world.firms.revenue[f] < 15.0F;
        const bool visit = world.firms.offered[f] == world.now;
        CHECK((mine || !visit));
        reached += mine ? 1 : 0;
        visited += visit ? 1 : 0;
    }
    CHECK(test::BinomialBand{reached, 0.25, 1e-6}.contains(visited));
    CHECK_FALSE(test::BinomialBand{reached, 0.33, 1e-6}.contains(visited)); // control
}

TEST_CASE("a cheaper standing offer is left alone", "[unit][integrator]") {
    const auto plan = prepare(test::scenario(R"(
[population]
firms = 50
[[sector]]
kind = "bearings"
[[integrator]]
name = "dear"
contact_rate = 1.0
[[integrator]]
name = "cheap"
contact_rate = 1.0
)"));
    World world = begin(*plan, Replication{0});
    world.integrators[0] = {.slots = 1, .completed = 0, .cost_share = 0.6, .open = true};
    world.integrators[1] = {.slots = 1, .completed = 0, .cost_share = 0.5, .open = true};
    contact(world);
    CHECK(world.firms.offer_from[Position{7}] == 1);
    world.integrators[1].open = false;
    world.now = Step{2};
    contact(world); // only the dear one calls: nothing changes
    CHECK(world.firms.offer_from[Position{7}] == 1);
    CHECK(world.firms.offered[Position{7}] == Step{0});
    world.now = Step{4};
    contact(world); // the cheap one's offer has lapsed
    CHECK(world.firms.offer_from[Position{7}] == 0);
}

TEST_CASE("amounts that no economy has end the run with a message", "[unit][books]") {
    const auto plan = prepare(test::scenario(
        "[population]\nfirms = 2000\n[[sector]]\nkind = \"bearings\"\nrevenue_median = 1e6\n"
        "margin = [0.9, 1.0]\n"));
    World world = begin(*plan, Replication{0});
    CHECK_THROWS_AS(step(world), SimulationError);
}
