// SPDX-License-Identifier: MIT
// The test that docs/add-a-sector.md writes for its sector.
#include <cmath>
#include <string>

#include "models/sectors/bearings.hpp"
#include "models/sectors/garments.hpp"
#include "models/sectors/gears.hpp"
#include "models/step.hpp"
#include "sim/config/resolved.hpp"
#include "tests/docs/valves_sector.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

/// Bearing makers and valve makers, half and half, with an integrator of bearings that goes on
/// to valves in 2018.
Scenario two_sectors() {
    Scenario scenario = test::scenario("[population]\nfirms = 400\n");
    scenario.sectors = {bearings(), valves()};
    scenario.integrators = {{.from = Quarter(2016, 1),
                             .sectors = {"bearings"},
                             .extends_to = {"valves"},
                             .extension_penetration = 10.0, // never by its projects alone
                             .extension_from = Quarter(2018, 1)}};
    return scenario;
}

/// Its projects in a sector that began in the quarter just closed.
int begun_by_integrator(const World& world, std::uint16_t sector) {
    int projects = 0;
    for (const Event& event : world.events) {
        projects += event.kind == EventKind::start && event.integrator != in_house &&
                            world.firms.sector[event.firm] == SectorId{sector}
                        ? 1
                        : 0;
    }
    return projects;
}

} // namespace

TEST_CASE("the profile of valves passes every check of a scenario file", "[unit][sector]") {
    Scenario scenario = test::scenario("");
    scenario.sectors = {valves()};
    scenario.sectors[0].kind = "gears"; // a kind that the catalogue knows
    const std::string file = config::to_toml(scenario);
    const auto again = config::read<Scenario>(config::Document::parse(file, "valves.toml"));
    CHECK(again.sectors[0].revenue_median == valves().revenue_median);
    CHECK(again.sectors[0].distance == valves().distance);
}

TEST_CASE("distances of valves hold both ways, without a word they are 1", "[unit][sector]") {
    CHECK(technology_distance(valves(), bearings()) == 0.3);
    CHECK(technology_distance(bearings(), valves()) == 0.3); // bearings says nothing of valves
    CHECK(technology_distance(valves(), gears()) == 0.1);
    CHECK(technology_distance(valves(), garments()) == 1.0);
}

TEST_CASE("valve makers are born as their profile says", "[unit][sector]") {
    const test::Staged stage{two_sectors()};
    const Firms& firms = stage.world.firms;
    int makers = 0;
    int digital = 0;
    for (std::uint32_t i = 0; i < firms.size(); ++i) {
        const Position f{i};
        if (firms.sector[f] == SectorId{1}) {
            ++makers;
            digital += firms.state[f] == state_of(1, 0, 0) ? 1 : 0;
            CHECK((firms.state[f] == state_of(0, 0, 0) || firms.state[f] == state_of(1, 0, 0)));
            CHECK((firms.margin[f] >= 0.04F && firms.margin[f] <= 0.08F));
        }
    }
    CHECK(makers > 100);
    CHECK(digital > 0);
}

TEST_CASE("an integrator of bearings extends to valves at a price that grows with distance",
          "[unit][sector]") {
    test::Staged stage{two_sectors()};
    const auto& markets = stage.plan->territories[0].markets;
    CHECK(markets[0].price_factor == 1.0);
    CHECK(markets[1].price_factor == Approx(std::exp(0.3)));

    int before = 0;
    int after = 0;
    for (int quarter = 0; quarter < 20; ++quarter) { // from 2016Q1
        step(stage.world);
        (quarter < 8 ? before : after) += begun_by_integrator(stage.world, 1);
        CHECK((quarter < 8 || stage.world.integrators[0].extended));
    }
    CHECK(before == 0);
    CHECK(after > 0);
}
