// SPDX-License-Identifier: MIT
#include "models/policy/standards.hpp"

#include <cmath>

#include "models/processes/options.hpp"
#include "models/processes/public_goods.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/policies.hpp"
#include "tests/support/quarter.hpp"

using namespace catchup;
using test::lever;

TEST_CASE("standards for nobody, or of no money, change no firm", "[property][policy]") {
    const std::string keys = "scale = 1.0\nspending = 1.0";
    CHECK(test::effect_of(lever("standards", keys, "sectors = [\"gears\"]")) == "");
    CHECK(test::effect_of(lever("standards", "spending = 0.0")) == "");
    CHECK(test::effect_of(lever("standards", "spending = 1.0\nlag = 16")) == ""); // never in time
    CHECK(test::effect_of(lever("standards", keys)) != "");
}

TEST_CASE("standards make projects cheaper and safer", "[policy]") {
    const std::string full = "spending = 50.0\nscale = 1.0\nlag = 0";
    const test::Course none = test::course_of("");
    const test::Course cheap =
        test::course_of(lever("standards", full), {"cost.standards=0.4", "outcome.standards=0.0"});
    const test::Course safe =
        test::course_of(lever("standards", full), {"cost.standards=0.0", "outcome.standards=3.0"});
    CHECK(cheap.started * 11 > none.started * 12);
    CHECK(safe.late_or_abandoned * 2 < none.late_or_abandoned);
    CHECK(safe.levels > none.levels);
}

TEST_CASE("the effect of standards by hand: lag, scale and scope", "[unit][policy]") {
    // 40 firms; the scope is county 0 with 20, so S = 500 x .02 = 10
    test::Staged stage{
        test::scenario(test::workshop + lever("standards", "spending = 2.0\nscale = 500.0\nlag = 2",
                                              "counties = [0, 0]"),
                       {"population.firms=40", "population.counties=2", "cost.standards=0.1",
                        "outcome.standards=0.8"})};
    World& world = stage.world;
    const Position inside{3};
    const Position outside{33};
    for (std::uint32_t quarter = 0; quarter < 6; ++quarter) {
        world.now = Step{quarter};
        test::run_until(world, "enact");
        const double paid = quarter < 2 ? 0.0 : 2.0 * (quarter - 1); // at least two quarters ago
        const double effect = 1.0 - std::exp(-paid / 10.0);
        CHECK(goods_of(world, inside).standards == Approx(effect).epsilon(1e-12));
        CHECK(goods_of(world, outside).standards == 0.0);
        CHECK(goods_of(world, inside).generic == std::array<double, 3>{});
        const double alone = in_house_cost(world, outside, 1);
        CHECK(in_house_cost(world, inside, 1) ==
              Approx(alone * (1.0 - 0.1 * effect)).epsilon(1e-12));
        CHECK(outcome_index_of(world, inside, 1, in_house) -
                  outcome_index_of(world, outside, 1, in_house) ==
              Approx(0.8 * effect + stage.plan->scenario.outcome.capability *
                                        static_cast<double>(world.firms.capability[inside] -
                                                            world.firms.capability[outside]))
                  .margin(1e-6));
        CHECK(world.policy.purses[0].spent == booked(2.16));
    }
}

TEST_CASE("two standards leave what each leaves of the other", "[unit][policy]") {
    const std::string second = "[[intervention]]\nname = \"second\"\nkind = \"standards\"\n"
                               "from = \"2016Q1\"\nuntil = \"2019Q4\"\nspending = 1.0\nlag = 0\n"
                               "scale = 200.0\n";
    test::Staged stage{test::scenario(
        test::workshop + lever("standards", "spending = 2.0\nscale = 500.0\nlag = 0") + second)};
    test::run_until(stage.world, "enact");
    CHECK(goods_of(stage.world, Position{0}).standards ==
          Approx(1.0 - std::exp(-2.0 / 5.0) * std::exp(-1.0 / 2.0)).epsilon(1e-12));
}

TEST_CASE("a poor purse buys as much of a public good as it can", "[unit][policy]") {
    test::Staged stage{test::scenario(test::workshop + lever("standards", "spending = 1.0"),
                                      {"purse.0.quarterly=1.08"})};
    stage.world.policy.purses[0].free = Fen{0};
    test::run_until(stage.world, "enact");
    CHECK(stage.world.policy.purses[0].spent == booked(1.08));
    CHECK(stage.world.policy.purses[0].free == Fen{0});
}
