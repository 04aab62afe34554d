// SPDX-License-Identifier: MIT
#include "models/integrators/integrator.hpp"

#include <cmath>

#include "models/catalogue.hpp"
#include "models/step.hpp"
#include "sim/run/failure.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

IntegratorState at(const Integrator& profile, Quarter now, IntegratorState state = {}) {
    begin_quarter(profile, now, state);
    return state;
}

using Words = std::vector<std::string>;

Integrator of_packages(const Words& packages) {
    Integrator profile;
    profile.packages = packages;
    return profile;
}

std::vector<Market> markets(const Words& homes, const Words& later,
                            const std::vector<Sector>& sectors) {
    Integrator profile;
    profile.sectors = homes;
    profile.extends_to = later;
    return markets_of(profile, sectors);
}

Sector sector(std::string kind, config::Shares distance = {}) {
    return {.kind = std::move(kind), .distance = std::move(distance)};
}

} // namespace

TEST_CASE("E14 by hand", "[unit][integrator]") {
    Integrator toman;
    toman.cost_share = 0.53;
    toman.cost_floor = 0.40;
    toman.learning = 0.15;
    toman.prior_projects = 60.0;
    CHECK(integrator_cost_share(toman, 0) == Approx(0.53));
    CHECK(integrator_cost_share(toman, 60) == Approx(0.53 * std::pow(2.0, -0.15)));
    CHECK(integrator_cost_share(toman, 1'000'000) == 0.40); // the floor
}

TEST_CASE("slots grow from the first quarter of service on, in whole projects",
          "[unit][integrator]") {
    Integrator doubling;
    doubling.from = Quarter(2014, 1);
    doubling.capacity = 10.0;
    doubling.capacity_growth = 1.0;
    CHECK_FALSE(at(doubling, Quarter(2013, 4)).open);
    CHECK(at(doubling, Quarter(2013, 4)).slots == 0);
    CHECK(at(doubling, Quarter(2014, 1)).slots == 10);
    CHECK(at(doubling, Quarter(2014, 1)).open);
    CHECK(at(doubling, Quarter(2014, 3)).slots == 14); // 10 x sqrt 2
    for (int years = 1; years < 20; ++years) {
        CHECK(at(doubling, Quarter(2014 + years, 1)).slots == 10U << years);
    }
    doubling.capacity = 0.0;
    CHECK(at(doubling, Quarter(2100, 1)).slots == 0);
    CHECK_FALSE(at(doubling, Quarter(2100, 1)).open);
}

TEST_CASE("the platform is on from its quarter, if there is one", "[unit][integrator]") {
    Integrator online;
    online.platform_from = Quarter(2017, 1);
    CHECK_FALSE(at(online, Quarter(2018, 1)).platform);
    online.platform = true;
    CHECK_FALSE(at(online, Quarter(2016, 4)).platform);
    CHECK(at(online, Quarter(2017, 1)).platform);
}

TEST_CASE("a package fits where all that it raises stands at 0 and D and N end at 1 at most",
          "[unit][integrator]") {
    const PackagesByState all = packages_by_state(of_packages({"D1", "N1", "D1N1"}));
    const auto open = [](const PackagesByState& packages, int d, int n, int i) {
        return int{packages[state_of(d, n, i).value()]};
    };
    CHECK(open(all, 0, 0, 0) == (1 << 1 | 1 << 2 | 1 << 3));
    CHECK(open(all, 0, 0, 2) == (1 << 1 | 1 << 2 | 1 << 3)); // I plays no part
    CHECK(open(all, 1, 0, 0) == 1 << 2);
    CHECK(open(all, 0, 1, 0) == 1 << 1);
    CHECK(open(all, 1, 1, 0) == 0);
    CHECK(open(all, 2, 0, 0) == 0); // D is above 1 after N1
    CHECK(open(all, 0, 2, 0) == 0);
    const PackagesByState joint = packages_by_state(of_packages({"D1N1"}));
    CHECK(open(joint, 0, 0, 0) == 1 << 3);
    CHECK(open(joint, 1, 0, 0) == 0);
}

TEST_CASE("markets: home, extension at the distance of the nearest home, none",
          "[unit][integrator]") {
    const std::vector<Sector> sectors{
        sector("bearings", {{"gears", 0.2}}), sector("gears", {{"bearings", 9.0}}),
        sector("vehicles", {{"garments", 0.7}}), sector("garments"), sector("electronics")};
    const auto mixed =
        markets({"bearings", "garments"}, {"gears", "vehicles", "electronics"}, sectors);
    using enum Market::Standing;
    CHECK(mixed[0].standing == home);
    CHECK(mixed[0].price_factor == 1.0);
    CHECK(mixed[1].standing == extension);
    CHECK(mixed[1].price_factor == Approx(std::exp(0.2))); // the supplier's word first
    CHECK(mixed[2].price_factor == Approx(std::exp(0.7))); // else the other's
    CHECK(mixed[4].price_factor == Approx(std::exp(1.0))); // nobody says: 1
    const auto everywhere = markets({}, {"gears"}, sectors);
    CHECK(everywhere[1].standing == home); // none listed: all are home
    CHECK(markets({"bearings"}, {}, sectors)[3].standing == none);
}

TEST_CASE("an integrator extends by penetration or by date, in service, for good",
          "[unit][integrator]") {
    Integrator toman;
    toman.extension_penetration = 0.15;
    toman.extension_from = Quarter(2017, 1);
    const auto extended = [&](std::int64_t completed, Quarter now, bool open, bool before = false) {
        IntegratorState state{
            .completed = completed, .homes = 100, .open = open, .extended = before};
        extend(toman, now, state);
        return state.extended;
    };
    CHECK_FALSE(extended(15, Quarter(2016, 4), true)); // 15 do not exceed .15 x 100
    CHECK(extended(16, Quarter(2016, 4), true));
    CHECK(extended(0, Quarter(2017, 1), true));
    CHECK_FALSE(extended(16, Quarter(2017, 1), false)); // not in service
    CHECK(extended(0, Quarter(2016, 1), false, true));  // for good
}

TEST_CASE(
    "homes are the places of its county in its home sectors, the fund is there from the start",
    "[unit][integrator]") {
    const test::Staged stage{test::scenario(R"(
[population]
firms = 300
counties = 3
[[sector]]
kind = "bearings"
[[sector]]
kind = "gears"
[[integrator]]
county = 1
sectors = ["gears"]
extends_to = ["bearings"]
trial_fund = 2.5
)")};
    std::int64_t homes = 0;
    for (std::uint32_t i = 100; i < 200; ++i) {
        homes += stage.world.firms.sector[Position{i}].value() == 1 ? 1 : 0;
    }
    CHECK(stage.world.integrators[0].homes == homes);
    CHECK(stage.world.integrators[0].fund == booked(2.5));
}

TEST_CASE("amounts that no economy has end the run with a message", "[unit][books]") {
    test::Staged stage{test::scenario(
        "[population]\nfirms = 2000\n[[sector]]\nkind = \"bearings\"\nrevenue_median = 1e6\n"
        "margin = [0.9, 1.0]\n")};
    CHECK_THROWS_AS(step(stage.world), SimulationError);
}
