// SPDX-License-Identifier: MIT
#include "models/policy/generic_technology.hpp"

#include <cmath>

#include "models/processes/options.hpp"
#include "models/processes/public_goods.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/policies.hpp"
#include "tests/support/quarter.hpp"

using namespace catchup;
using test::lever;

TEST_CASE("generic technology for nobody, or of no money, changes no firm", "[property][policy]") {
    const std::string keys = "scale = 1.0\nspending = 1.0";
    CHECK(test::effect_of(lever("generic_technology", keys, "sectors = [\"gears\"]")) == "");
    CHECK(test::effect_of(lever("generic_technology", "spending = 0.0")) == "");
    CHECK(test::effect_of(lever("generic_technology", "spending = 1.0\nlag = 16")) == "");
    CHECK(test::effect_of(lever("generic_technology", keys)) != "");
}

TEST_CASE("generic technology makes projects cheaper and safer", "[policy]") {
    const std::string full = "spending = 50.0\nscale = 1.0\nlag = 0";
    const test::Course none = test::course_of("");
    const test::Course cheap = test::course_of(lever("generic_technology", full),
                                               {"cost.generic=0.4", "outcome.generic=0.0"});
    const test::Course safe = test::course_of(lever("generic_technology", full),
                                              {"cost.generic=0.0", "outcome.generic=3.0"});
    CHECK(cheap.started * 11 > none.started * 12);
    CHECK(safe.late_or_abandoned * 2 < none.late_or_abandoned);
    CHECK(safe.levels > none.levels);
}

TEST_CASE("the effect of generic technology by hand: shares and the mean over a step",
          "[unit][policy]") {
    // 10 firms, S = 400 x .01 = 4; D, N and I get 1/4, 3/4 and nothing of 2 million RMB
    test::Staged stage{test::scenario(
        test::workshop + lever("generic_technology", "spending = 2.0\nscale = 400.0\nlag = 0\n"
                                                     "shares = [0.5, 1.5, 0.0]"),
        {"cost.generic=0.2", "outcome.generic=0.4"})};
    World& world = stage.world;
    const Position f{0};
    test::run_until(world, "observe_peers"); // the quarter's prices are set, nothing is spent yet
    const double joint_alone = in_house_cost(world, f, 3);
    const double digital_alone = in_house_cost(world, f, 1);
    const double index_alone = outcome_index_of(world, f, 3, in_house);
    test::run_until(world, "enact");
    const Goods goods = goods_of(world, f);
    const double digital = 1.0 - std::exp(-0.5 / 4.0);
    const double network = 1.0 - std::exp(-1.5 / 4.0);
    CHECK(goods.generic[0] == Approx(digital).epsilon(1e-12));
    CHECK(goods.generic[1] == Approx(network).epsilon(1e-12));
    CHECK(goods.generic[2] == 0.0);
    CHECK(goods.standards == 0.0);
    const double mean = (digital + network) / 2.0;
    CHECK(in_house_cost(world, f, 1) ==
          Approx(digital_alone * (1.0 - 0.2 * digital)).epsilon(1e-12));
    CHECK(in_house_cost(world, f, 3) == Approx(joint_alone * (1.0 - 0.2 * mean)).epsilon(1e-12));
    CHECK(outcome_index_of(world, f, 3, in_house) ==
          Approx(index_alone + 0.4 * mean).epsilon(1e-12));
    CHECK(outcome_index_of(world, f, 4, in_house) ==
          outcome_index_of(begin(*stage.plan, Replication{0}), f, 4, in_house));
}
