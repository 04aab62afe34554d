// SPDX-License-Identifier: MIT
#include "models/windows/window.hpp"

#include "models/processes/gain.hpp"
#include "models/processes/options.hpp"
#include "models/processes/views.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/policies.hpp"
#include "tests/support/quarter.hpp"

using namespace catchup;

namespace {

using Three = std::array<double, technologies>;

Window window(std::vector<std::string> technologies, Quarter from, Quarter until) {
    Window one;
    one.from = from;
    one.until = until;
    one.technologies_open = std::move(technologies);
    return one;
}

void check_near(const Three& got, const Three& expected) {
    for (std::size_t x = 0; x < technologies; ++x) {
        CHECK(got[x] == Approx(expected[x]).epsilon(1e-12));
    }
}

} // namespace

TEST_CASE("a window opens, stays open, and its benefit fades in equal parts", "[unit][window]") {
    Window one = window({"N"}, {2017, 1}, {2017, 2});
    one.ramp = 3;
    one.benefit = 1.4;
    one.cost = 0.8;
    one.learning = 1.5;
    one.first_mover = 0.25;
    const auto at = [&](int year, int quarter) {
        return climate_of({one}, "bearings", Quarter{year, quarter});
    };
    const Climate before = at(2016, 4);
    check_near(before.benefit, {1.0, 1.0, 1.0});
    check_near(before.cost, {1.0, 1.0, 1.0});
    CHECK_FALSE(before.opens);
    CHECK(at(2017, 1).opens);
    CHECK_FALSE(at(2017, 2).opens);
    for (const int quarter : {1, 2}) {
        const Climate open = at(2017, quarter);
        check_near(open.benefit, {1.0, 1.4, 1.0});
        check_near(open.cost, {1.0, 0.8, 1.0});
        check_near(open.learning, {1.0, 1.5, 1.0});
        check_near(open.first_mover, {0.0, 0.25, 0.0});
    }
    check_near(at(2017, 3).benefit, {1.0, 1.3, 1.0}); // three quarters of the way
    check_near(at(2017, 4).benefit, {1.0, 1.2, 1.0});
    check_near(at(2018, 1).benefit, {1.0, 1.1, 1.0});
    check_near(at(2018, 2).benefit, {1.0, 1.0, 1.0});
    check_near(at(2017, 3).cost, {1.0, 1.0, 1.0}); // the rest stops at once
    check_near(at(2017, 3).learning, {1.0, 1.0, 1.0});
    check_near(at(2017, 3).first_mover, {0.0, 0.0, 0.0});
}

TEST_CASE("without a ramp a window shuts at once", "[unit][window]") {
    Window one = window({"D"}, {2017, 1}, {2017, 1});
    one.ramp = 0;
    one.benefit = 2.0;
    check_near(climate_of({one}, "gears", {2017, 1}).benefit, {2.0, 1.0, 1.0});
    check_near(climate_of({one}, "gears", {2017, 2}).benefit, {1.0, 1.0, 1.0});
}

TEST_CASE("several windows: factors multiply, premia add, sectors are apart", "[unit][window]") {
    Window one = window({"D", "N"}, {2017, 1}, {2017, 4});
    one.benefit = 1.5;
    one.cost = 0.5;
    one.first_mover = 0.1;
    Window two = window({"N", "I"}, {2017, 2}, {2018, 4});
    two.benefit = 0.5;
    two.cost = 0.9;
    two.learning = 2.0;
    two.first_mover = 0.2;
    two.sectors = {"bearings"};
    const std::vector<Window> both{one, two};
    const Climate bearings = climate_of(both, "bearings", {2017, 2});
    check_near(bearings.benefit, {1.5, 0.75, 0.5});
    check_near(bearings.cost, {0.5, 0.45, 0.9});
    check_near(bearings.learning, {1.0, 2.0, 2.0});
    check_near(bearings.first_mover, {0.1, 0.3, 0.2});
    CHECK(bearings.opens); // the second of them
    const Climate gears = climate_of(both, "gears", {2017, 2});
    check_near(gears.benefit, {1.5, 1.5, 1.0});
    CHECK_FALSE(gears.opens);
    // the first fades while the second is open: 1 + .5 x .8
    check_near(climate_of(both, "bearings", {2018, 1}).benefit, {1.4, 0.7, 0.5});
}

TEST_CASE("when a window opens, idle firms of its sector look", "[window]") {
    test::Staged stage{test::scenario(
        "[population]\nfirms = 300\n[[sector]]\nkind = \"bearings\"\n[[sector]]\n"
        "kind = \"gears\"\n[information]\nstart = 1.0\n[decision]\nopportunity_rate = 0.0\n"
        "[finance]\nsme_leverage = 100.0\n[[rule]]\nkind = \"payback\"\npatience = 10.0\n"
        "[[window]]\nkind = \"demand\"\nfrom = \"2016Q3\"\nuntil = \"2017Q2\"\n"
        "sectors = [\"gears\"]\n")};
    World& world = stage.world;
    for (int quarter = 0; quarter < 6; ++quarter) {
        step(world);
        const auto starts = test::only(world.events, EventKind::start);
        CHECK((starts.size() > 50) == (quarter == 2));
        CHECK((quarter == 2 || starts.empty()));
        for (const Event& row : starts) {
            CHECK(row.origin == Origin::window);
            CHECK(world.firms.sector[row.firm].value() == 1);
        }
    }
}

TEST_CASE("the first-mover premium is in the margin and not in the gain, by hand",
          "[unit][window]") {
    const auto after_a_quarter = [](const std::string& premium) {
        test::Staged stage{
            test::scenario(std::string{test::workshop} +
                               "[[window]]\nkind = \"technology\"\nfrom = \"2016Q1\"\n"
                               "until = \"2016Q4\"\ntechnologies = [\"D\"]\n"
                               "benefit = 1.0\ncost = 1.0\nfirst_mover = " +
                               premium + "\n",
                           {"benefit.gain=[0.02, 0.02, 0.02]", "benefit.first_level_share=0.5"})};
        for (const std::uint32_t digital : {1U, 5U, 7U}) {
            stage.world.firms.state[Position{digital}] = state_of(1, 0, 0);
        }
        step(stage.world);
        return std::pair{stage.world.firms.margin, stage.world.firms.gain};
    };
    const auto [margin, gain] = after_a_quarter("0.4");
    const auto [margin_without, gain_without] = after_a_quarter("0.0");
    for (std::uint32_t i = 0; i < 10; ++i) {
        const Position f{i};
        const bool digital = i == 1 || i == 5 || i == 7;
        CHECK(gain[f] == gain_without[f]);
        // seven of ten alike firms lack D: .4 x .7 x .02 x .5
        const double premium = digital ? 0.4 * 0.7 * 0.01 : 0.0;
        CHECK(static_cast<double>(margin[f]) - static_cast<double>(margin_without[f]) ==
              Approx(premium).margin(1e-8));
    }
}

TEST_CASE("a firm counts the premium among the gains of a step", "[unit][window]") {
    test::Staged stage{test::scenario(
        std::string{test::workshop} + "[[window]]\nkind = \"technology\"\nfrom = \"2016Q1\"\n"
                                      "until = \"2016Q4\"\ntechnologies = [\"D\"]\nbenefit = 1.0\n"
                                      "first_mover = 0.4\n",
        {"benefit.gain=[0.02, 0.02, 0.02]", "benefit.first_level_share=0.5"})};
    World& world = stage.world;
    test::run_until(world, "observe_peers");
    const Position f{0};
    CHECK(first_mover_premium(world, f, state_of(1, 0, 0)) == Approx(0.4 * 0.01));
    CHECK(first_mover_premium(world, f, state_of(0, 1, 0)) == 0.0);
    const Observation seen = look(world, f, Offers::considered, Risk::unknown);
    CHECK(seen.gain[1] == Approx(0.01 + 0.4 * 0.01)); // D1 is worth .01 by itself
}
