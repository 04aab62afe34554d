// SPDX-License-Identifier: MIT
#include "models/processes/contact.hpp"

#include <cmath>

#include "models/processes/offers.hpp"
#include "models/step.hpp"
#include "tests/support/binomial_band.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

/// Calls up to the visits of a quarter.
void visits(World& world) {
    for (const Call& call : schedule()) {
        call.run(world);
        if (call.name == "contact") {
            return;
        }
    }
}
bool was_visited(const World& world, Position f) { return (world.firms.news[f] & visited) != 0; }

/// Visited firms among those that `counts`.
template <class Counts>
test::BinomialBand band_of(const World& world, double probability, Counts&& counts) {
    double trials = 0;
    for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
        trials += counts(Position{i}) ? 1 : 0;
    }
    return {trials, probability, 1e-6};
}
template <class Counts>
double visits_among(const World& world, Counts&& counts) {
    double visits = 0;
    for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
        visits += counts(Position{i}) && was_visited(world, Position{i}) ? 1 : 0;
    }
    return visits;
}

/// 40,000 bottom firms in four counties without extent, 60 km apart: (0,0), (60,0), (0,60),
/// (60,60). The integrator sits in the first.
const char* const plane = R"(
[population]
firms = 40000
counties = 4
county_spacing = 60.0
county_radius = 0.0
[supply]
suppliers = 0
[[sector]]
kind = "bearings"
start = { D0N0I0 = 1.0 }
[[sector]]
kind = "gears"
start = { D0N0I0 = 1.0 }
distance = { bearings = 0.2 }
[finance]
sme_revenue = 1e6
[[integrator]]
from = "2016Q1"
county = 0
sectors = ["bearings"]
extends_to = ["gears"]
extension_penetration = 9.0
extension_from = "2030Q1"
contact_rate = 0.25
range = 100.0
cost_share = 0.5
platform_from = "2016Q1"
platform_contact = 2.0
platform_reach = 0.54
)";

} // namespace

TEST_CASE("visits reach the small firms of county and sector at the contact rate",
          "[statistical][contact]") {
    test::Staged stage{
        test::scenario(plane, {"integrator.0.county=2", "finance.sme_revenue=15.0"})};
    World& world = stage.world;
    visits(world);
    const auto reached = [&](Position f) {
        return world.firms.county[f].value() == 2 && world.firms.sector[f].value() == 0 &&
               world.firms.revenue[f] < 15.0F;
    };
    const double count = visits_among(world, reached);
    CHECK(band_of(world, 0.25, reached).contains(count));
    CHECK_FALSE(band_of(world, 0.33, reached).contains(count)); // control
    CHECK(visits_among(world, [&](Position f) { return !reached(f); }) == 0);
}

TEST_CASE("visits grow rarer with distance by exp(-distance / range)", "[statistical][contact]") {
    test::Staged stage{test::scenario(plane)};
    World& world = stage.world;
    for (std::uint32_t i = 0; i < 10'000; ++i) { // 50 km by Pythagoras, for one half
        world.firms.east[Position{i}] = i % 2 == 0 ? 0.0F : 30.0F;
        world.firms.north[Position{i}] = i % 2 == 0 ? 0.0F : -40.0F;
    }
    visits(world);
    const auto home = [&](Position f) {
        return world.firms.county[f].value() == 0 && world.firms.sector[f].value() == 0;
    };
    const auto near = [&](Position f) { return home(f) && f.value() % 2 == 0; };
    const auto far = [&](Position f) { return home(f) && f.value() % 2 == 1; };
    CHECK(band_of(world, 0.25, near).contains(visits_among(world, near)));
    CHECK(band_of(world, 0.25 * std::exp(-0.5), far).contains(visits_among(world, far)));
    CHECK_FALSE(band_of(world, 0.25, far).contains(visits_among(world, far))); // control
}

TEST_CASE("a platform doubles visits and reaches every county, however far",
          "[statistical][contact]") {
    test::Staged stage{test::scenario(plane, {"integrator.0.platform=true"})};
    World& world = stage.world;
    visits(world);
    // at 0, 60, 60 and 85 km: exp(-.6) = .549 is above the reach of .54, exp(-.849) = .428 below
    const std::array<double, 4> rate{0.5, 0.5 * std::exp(-0.6), 0.5 * std::exp(-0.6), 0.5 * 0.54};
    for (std::uint16_t c = 0; c < 4; ++c) {
        const auto there = [&](Position f) {
            return world.firms.county[f] == CountyId{c} && world.firms.sector[f].value() == 0;
        };
        CHECK(band_of(world, rate[c], there).contains(visits_among(world, there)));
        if (c == 3) { // control: without the reach
            CHECK_FALSE(band_of(world, 0.5 * std::exp(-std::sqrt(0.72)), there)
                            .contains(visits_among(world, there)));
        }
    }
}

TEST_CASE("extension opens further sectors, at a higher price", "[unit][contact]") {
    test::Staged stage{test::scenario(plane, {"integrator.0.contact_rate=1.0"})};
    World& world = stage.world;
    const auto gears_at_home = [&](Position f) {
        return world.firms.county[f].value() == 0 && world.firms.sector[f].value() == 1;
    };
    visits(world);
    CHECK(visits_among(world, gears_at_home) == 0);
    world.integrators[0].extended = true;
    visits(world);
    CHECK(visits_among(world, gears_at_home) == band_of(world, 1.0, gears_at_home).trials);
    for (std::uint32_t i = 0; i < 100; ++i) {
        const bool gears = world.firms.sector[Position{i}].value() == 1;
        CHECK(price_share(world, 0, Position{i}) == Approx(0.5 * (gears ? std::exp(0.2) : 1.0)));
    }
}

namespace {

const char* const fifty = R"(
[population]
firms = 50
county_radius = 0.0
[[sector]]
kind = "bearings"
start = { D0N0I0 = 1.0 }
[finance]
sme_revenue = 1e6
[[integrator]]
name = "one"
from = "2016Q1"
contact_rate = 1.0
offer_quarters = 4
cost_floor = 0.0
cost_share = 0.6
[[integrator]]
name = "two"
from = "2016Q1"
contact_rate = 1.0
offer_quarters = 4
cost_floor = 0.0
cost_share = 0.5
)";
constexpr Position seven{7};

} // namespace

TEST_CASE("of two integrators the cheapest counts, then the first", "[unit][contact]") {
    const auto offer = [](const std::vector<std::string>& set) {
        test::Staged stage{test::scenario(fifty, set)};
        visits(stage.world);
        return int{stage.world.firms.offer_from[seven]};
    };
    CHECK(offer({}) == 1);
    CHECK(offer({"integrator.1.cost_share=0.7"}) == 0);
    CHECK(offer({"integrator.1.cost_share=0.6"}) == 0); // as cheap: the first
    CHECK(offer({"integrator.0.capacity=0.0", "integrator.1.cost_share=0.7"}) == 1);
    CHECK(offer({"integrator.0.cost_share=1.0", "integrator.1.cost_share=1.0"}) == -1);
}

TEST_CASE("a cheaper standing offer is left alone until it lapses", "[unit][contact]") {
    test::Staged stage{test::scenario(fifty, {"integrator.1.packages=[\"D1\"]"})};
    World& world = stage.world;
    Firms& firms = world.firms;
    visits(world);
    CHECK(firms.offer_from[seven] == 1);
    firms.state[seven] = state_of(1, 0, 0); // from here on only the dear one calls
    for (std::uint32_t q = 1; q < 4; ++q) {
        world.now = Step{q};
        contact(world);
        CHECK(firms.offer_from[seven] == 1);
        CHECK(firms.offered[seven] == Step{0});
    }
    world.now = Step{4};
    contact(world); // the cheap one's offer has lapsed
    CHECK(firms.offer_from[seven] == 0);
    CHECK(firms.offered[seven] == Step{4});
}

TEST_CASE("an offer of an integrator out of service is replaced", "[unit][contact]") {
    test::Staged stage{test::scenario(fifty)};
    visits(stage.world);
    stage.world.integrators[1].open = false;
    stage.world.now = Step{1};
    contact(stage.world);
    CHECK(stage.world.firms.offer_from[seven] == 0);
}

TEST_CASE("the offer's quarters: it stands from the visit on, and is renewed", "[unit][contact]") {
    test::Staged stage{test::scenario(fifty, {"integrator.1.capacity=0.0"})};
    World& world = stage.world;
    visits(world);
    CHECK(has_offer(world, seven));
    world.now = Step{3};
    CHECK(has_offer(world, seven));
    world.now = Step{4};
    CHECK_FALSE(has_offer(world, seven)); // four quarters, the visit's included
    contact(world);
    CHECK(has_offer(world, seven));
    CHECK(world.firms.offered[seven] == Step{4});
    world.now = Step{5};
    contact(world); // the same integrator calls again
    CHECK(world.firms.offered[seven] == Step{5});
    world.integrators[0].open = false; // out of service: no offer stands
    CHECK_FALSE(has_offer(world, seven));
}

TEST_CASE("a visit that is not cheaper informs but leaves no offer", "[unit][contact]") {
    for (const char* share : {"1.0", "1.7"}) {
        test::Staged stage{test::scenario(
            fifty, {std::string{"integrator.0.cost_share="} + share, "integrator.1.capacity=0.0"})};
        visits(stage.world);
        CHECK(was_visited(stage.world, seven));
        CHECK(stage.world.firms.offered[seven] == never);
        CHECK(stage.world.firms.met[seven] == 0);
    }
}

TEST_CASE("visits go to firms that a package fits, busy or not", "[unit][contact]") {
    test::Staged stage{test::scenario(fifty)};
    World& world = stage.world;
    world.firms.state[Position{1}] = state_of(1, 1, 0);
    world.firms.state[Position{2}] = state_of(2, 0, 0);
    world.firms.state[Position{3}] = state_of(0, 1, 2);
    world.firms.project[Position{4}] = 1;
    world.firms.ends_left[Position{4}] = 9;
    visits(world);
    CHECK_FALSE(was_visited(world, Position{1}));
    CHECK_FALSE(was_visited(world, Position{2}));
    CHECK(was_visited(world, Position{3}));
    CHECK(was_visited(world, Position{4}));
    world.firms.state[Position{3}] = state_of(2, 1, 0);
    visits(world);
    CHECK_FALSE(was_visited(world, Position{3})); // last quarter's news is gone
}

TEST_CASE("an integrator that extends at a quarter's end visits the new sector in the next",
          "[unit][contact]") {
    test::Staged stage{test::scenario(plane, {"population.firms=400", "integrator.0.contact_rate=1",
                                              "integrator.0.extension_from=2016Q3"})};
    World& world = stage.world;
    std::vector<bool> called;
    for (int q = 0; q < 5; ++q) {
        step(world);
        called.push_back(visits_among(world, [&](Position f) {
                             return world.firms.sector[f].value() == 1;
                         }) > 0);
    }
    CHECK(called == std::vector{false, false, false, true, true}); // 2016Q4 on
}
