// SPDX-License-Identifier: MIT
#include "models/policy/demonstration.hpp"

#include "models/processes/grants.hpp"
#include "models/processes/inform.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/policies.hpp"
#include "tests/support/quarter.hpp"

using namespace catchup;
using test::lever;
using test::only;

TEST_CASE("demonstrations that reach nobody change no firm", "[property][policy]") {
    const std::string keys = "yearly = 40.0";
    for (const std::string& target : test::nobody()) {
        INFO(target);
        CHECK(test::effect_of(lever("demonstration", keys, target)) == "");
    }
    CHECK(test::effect_of(lever("demonstration", "yearly = 0.0")) == "");
    CHECK(test::effect_of(lever("demonstration", keys)) != "");
}

TEST_CASE("showcases inform other firms, the more the further they are seen", "[policy]") {
    const auto course = [](const char* reach) {
        return test::course_of(lever("demonstration", "yearly = 40.0\nrate = 0.9\ncap = 5.0\n" +
                                                          std::string{"reach = "} + reach),
                               {"information.demonstration=0.2"});
    };
    const test::Course none = test::course_of("");
    const test::Course near = course("0.0");
    const test::Course far = course("0.9");
    CHECK(near.supported > 20);
    CHECK(near.information > 1.01 * none.information);
    CHECK(far.information > 1.01 * near.information);
}

TEST_CASE("an invitation makes the firm look at once, and pays once", "[unit][policy]") {
    test::Staged stage{test::scenario(
        test::workshop + lever("demonstration", "yearly = 8.0\nrate = 0.5\ncap = 1.0"),
        {"finance.sme_leverage=10.0", "information.start=1.0", "information.start_size=0.0",
         "rule.0.patience=1000.0", "decision.largest_step=1"})};
    World& world = stage.world;
    step(world);
    const auto invited = only(world.events, EventKind::grant);
    const auto starts = only(world.events, EventKind::start);
    REQUIRE(invited.size() == 2);
    REQUIRE(starts.size() == 2); // nobody else had an occasion
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(starts[i].firm == invited[i].firm);
        CHECK(starts[i].origin == Origin::invitation);
        CHECK(starts[i].public_cost.value() * 2 - starts[i].cost.value() <= 1);
        CHECK(world.policy.firms.showcase[starts[i].firm] == 0);
        CHECK(world.policy.firms.shows[starts[i].firm] == 0); // not before it is complete
        CHECK(world.policy.firms.grant[starts[i].firm] == no_intervention);
    }
}

TEST_CASE("an invited firm demonstrates, also if a subsidy pays more", "[unit][policy]") {
    test::Staged stage{test::scenario(
        test::workshop + lever("demonstration", "name = \"shows\"\nyearly = 8.0\nrate = 0.1") +
            "[[intervention]]\nkind = \"subsidy\"\nfrom = \"2016Q1\"\nuntil = \"2019Q4\"\n"
            "rate = 0.5\n",
        {"finance.sme_leverage=10.0", "information.start=1.0", "information.start_size=0.0",
         "rule.0.patience=1000.0", "decision.largest_step=1"})};
    World& world = stage.world;
    step(world);
    const auto starts = only(world.events, EventKind::start);
    REQUIRE(starts.size() == 2);
    for (const Event& start : starts) {
        CHECK(start.intervention == 1); // the subsidy
        CHECK(world.policy.firms.showcase[start.firm] == 0);
        CHECK(world.policy.firms.grant[start.firm] == no_intervention);
    }
    CHECK(world.policy.purses[0].aside == Fen{0});
}

TEST_CASE("who sees a showcase, by hand", "[unit][policy]") {
    test::Staged stage{test::scenario(
        std::string{test::workshop} +
            "[[sector]]\nkind = \"gears\"\n[network]\nkind = \"ring\"\nneighbours = 2\n"
            "[supply]\nsuppliers = 0\n" +
            lever("demonstration", "reach = 0.3\nyearly = 0.0"),
        {"population.firms=40", "population.counties=2", "information.demonstration=0.05",
         "information.exposure=0.0", "information.forgetting=0.0", "information.failures=0.0"})};
    World& world = stage.world;
    const Position showcase{5};
    world.policy.firms.showcase[showcase] = 0;
    world.policy.firms.shows[showcase] = 1;
    const World before = world;
    test::run_until(world, "inform");
    const Firms& firms = world.firms;
    int partners = 0;
    int neighbours = 0;
    int others = 0;
    for (std::uint32_t i = 0; i < 40; ++i) {
        const Position f{i};
        const bool partner = i == 4 || i == 6;
        const bool near =
            firms.county[f] == firms.county[showcase] && firms.sector[f] == firms.sector[showcase];
        const float sees = partner ? 1.0F : near ? 0.3F : 0.0F;
        CHECK(world.policy.firms.sees[f] == sees);
        const double known = before.firms.information[f];
        CHECK(firms.information[f] ==
              Approx(known + (1.0 - known) * 0.05 * static_cast<double>(sees)).epsilon(1e-6));
        partners += partner ? 1 : 0;
        neighbours += near && !partner ? 1 : 0;
        others += near || partner ? 0 : 1;
    }
    CHECK((partners == 2 && neighbours > 3 && others > 20));
}
