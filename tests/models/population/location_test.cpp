// SPDX-License-Identifier: MIT
// Where places lie: on a grid of counties, or where a table says.
#include "models/population/birth.hpp"
#include "models/step.hpp"
#include "sim/base/error.hpp"
#include "tests/support/binomial_band.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

Births births(const Scenario& scenario, const std::string& table = "") {
    FirmTable read;
    if (!table.empty()) {
        read =
            read_firm_table({"firms.csv", table}, scenario.sectors, scenario.population.counties);
    }
    return {scenario.population, scenario.sectors, std::move(read)};
}

Scenario counties(int number, const std::string& more = "") {
    return test::scenario("[[sector]]\nkind = \"bearings\"\n[population]\nfirms = 100000\n"
                          "county_spacing = 60.0\ncounties = " +
                          std::to_string(number) + "\n" + more);
}

const Stream luck{7, Replication{0}};

} // namespace

TEST_CASE("counties lie on the smallest square grid that holds them", "[unit][location]") {
    const auto centre = [](int number, std::size_t county) {
        const Location at = births(counties(number)).centres()[county];
        return std::pair{at.east, at.north};
    };
    CHECK(centre(1, 0) == std::pair{0.0, 0.0});
    CHECK(centre(4, 3) == std::pair{60.0, 60.0}); // 2 x 2
    CHECK(centre(5, 2) == std::pair{120.0, 0.0}); // 3 x 3, not full
    CHECK(centre(5, 3) == std::pair{0.0, 60.0});
    CHECK(centre(5, 4) == std::pair{60.0, 60.0});
    CHECK(births(counties(5)).centres().size() == 5);
}

TEST_CASE("places scatter around their county's centre", "[statistical][location]") {
    const Births all = births(counties(5, "county_radius = 15.0\n"));
    double eastern = 0, near = 0, both = 0;
    for (std::uint32_t i = 80'000; i < 100'000; ++i) { // the last county, around (60, 60)
        const Location at = all.location_of(Position{i}, luck);
        eastern += at.east > 60.0 ? 1 : 0;
        near += std::abs(at.north - 60.0) < 15.0 ? 1 : 0;
        both += at.east > 60.0 && at.north > 60.0 ? 1 : 0;
    }
    const auto band = [](double p) { return test::BinomialBand{20'000.0, p, 1e-6 / 3}; };
    CHECK(band(0.5).contains(eastern));
    CHECK(band(0.682689492137086).contains(near));       // one standard deviation
    CHECK(band(0.25).contains(both));                    // east and north are independent
    CHECK_FALSE(band(0.5 * 1.04).contains(eastern));     // controls
    CHECK_FALSE(band(0.866385597462284).contains(near)); // a radius of 10
    const Births points = births(counties(5, "county_radius = 0.0\n"));
    CHECK(points.location_of(Position{99'999}, luck).east == 60.0);
    CHECK(points.location_of(Position{0}, luck).north == 0.0);
}

TEST_CASE("a table's coordinates replace the grid, for centres too", "[unit][location]") {
    Scenario scenario = counties(3);
    scenario.population.firms = 4;
    const Births all = births(scenario, "county,east,north\n0,10,0\n0,20,-4\n2,5,5\n0,30,1\n");
    CHECK(all.location_of(Position{1}, luck).east == 20.0);
    CHECK(all.location_of(Position{1}, luck).north == -4.0);
    const std::vector<Location> centres = all.centres();
    CHECK(centres[0].east == 20.0);
    CHECK(centres[0].north == -1.0);
    CHECK(centres[2].east == 5.0);
    CHECK(centres[1].east == 60.0); // a county without firms keeps its point of the grid
    // an integrator sits at that centre
    scenario.population.table = {"firms.csv", "county,east,north\n0,10,0\n0,20,-4\n2,5,5\n"};
    scenario.integrators.emplace_back();
    const auto plan = prepare(scenario);
    CHECK(plan->territories[0].centre.east == 15.0);
    CHECK(plan->territories[0].centre.north == -2.0);
}

TEST_CASE("a table gives both coordinates or neither", "[unit][location]") {
    const auto problem = [](const std::string& table) -> std::string {
        try {
            (void)births(counties(1), table);
            return "";
        } catch (const InputError& error) {
            return error.what();
        }
    };
    CHECK(problem("east,north\n1,2\n").empty());
    CHECK(problem("revenue\n1\n").empty());
    CHECK(problem("east\n1\n").find("east without north") != std::string::npos);
    CHECK(problem("north\n1\n").find("north without east") != std::string::npos);
    CHECK(problem("east,north\n1,2e6\n").find("firms.csv:2:3") != std::string::npos);
}

TEST_CASE("coordinates stay with the place when firms come and go", "[unit][location]") {
    test::Staged stage{test::scenario("[[sector]]\nkind = \"bearings\"\n[population]\n"
                                      "firms = 50\n[turnover]\nexit_rate = 0.5\n")};
    const auto east = stage.world.firms.east.values();
    const auto north = stage.world.firms.north.values();
    for (int q = 0; q < 8; ++q) {
        step(stage.world);
    }
    CHECK(stage.world.firms.id[Position{0}].value() >= 50); // replaced by now
    CHECK(stage.world.firms.east.values() == east);
    CHECK(stage.world.firms.north.values() == north);
}
