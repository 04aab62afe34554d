// SPDX-License-Identifier: MIT
// Who counts as treated, and what the money of a world is worth, by hand.
#include "models/comparison/tally.hpp"

#include <algorithm>
#include <cmath>

#include "models/comparison/arms.hpp"
#include "models/step.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/policies.hpp"

using namespace catchup;
using test::busy;
using test::lever;

namespace {

/// The busy world under a policy, read off to its end.
Tally tally_of(const std::string& policy, const Valuation& valuation = {},
               const std::vector<std::string>& set = {}) {
    test::Staged stage{test::scenario(busy + policy, set)};
    World& world = stage.world;
    Tally tally{world, valuation};
    tally.follow_firms(world);
    while (world.now < Step{world.plan->scenario.time.quarters}) {
        step(world);
        tally.observe(world);
    }
    tally.finish(world);
    return tally;
}

std::int64_t treated(const Tally& tally) {
    return std::count_if(tally.fates.begin(), tally.fates.end(),
                         [](const Fate& fate) { return fate.counts && fate.treated; });
}

} // namespace

TEST_CASE("policies that leave no booking with the firm treat it all the same",
          "[unit][comparison]") {
    CHECK(treated(tally_of("")) == 0);
    CHECK(treated(tally_of(lever("guarantee", "leverage = 3.0"))) > 10);
    CHECK(treated(tally_of(lever("mandate", "inspected = 0.2\nvisit_cost = 0.0"))) > 10);
    CHECK(treated(tally_of(lever("standards"))) == 0);
}

TEST_CASE("what a firm gets after it has reached the goal is no treatment", "[unit][comparison]") {
    // support for firms at D1N1 only, who have reached the goal
    const std::string late = lever("subsidy", "rate = 0.5", "from_state = \"D1N1I0\"");
    const Tally tally = tally_of(late);
    CHECK(tally.support > 0.0);
    CHECK(treated(tally) == 0);
    CHECK(treated(tally_of(late, {.goal = state_of(2, 2, 2)})) > 0);
}

TEST_CASE("running projects cost the dip", "[unit][comparison]") {
    // without gains nothing is left but what the dip takes: R x dip / 4 of each running project
    const Tally none = tally_of("", {.discount = 0.0}, {"benefit.dip=0"});
    const Tally some = tally_of("", {.discount = 0.0}, {"benefit.dip=0.003"});
    CHECK(some.gains < none.gains);
}

TEST_CASE("the terminal value adds up quarter by quarter", "[unit][comparison]") {
    const auto terminal = [](double discount, double years) {
        return tally_of("", {.discount = discount, .terminal_years = years}).terminal;
    };
    const double yearly = terminal(0.0, 1.0);
    REQUIRE(yearly > 0.0);
    CHECK(terminal(0.0, 2.5) == Approx(2.5 * yearly));
    double sum = 0.0;
    for (int quarter = 0; quarter < 8; ++quarter) {
        sum += std::pow(1.05, -(16 + quarter) / 4.0) * yearly / 4.0; // the run has 16 quarters
    }
    CHECK(terminal(0.05, 2.0) == Approx(sum));
}

TEST_CASE("a firm that a policy leaves out is not treated, and the others are",
          "[unit][comparison]") {
    const std::string policy = lever("subsidy", "rate = 0.9") +
                               "[[intervention]]\nkind = \"mandate\"\nfrom = \"2016Q1\"\n"
                               "until = \"2019Q4\"\nname = \"press\"\ninspected = 0.5\n";
    const Tally all = tally_of(policy);
    const auto first = std::find_if(all.fates.begin(), all.fates.end(),
                                    [](const Fate& fate) { return fate.counts && fate.treated; });
    REQUIRE(first != all.fates.end());
    const Arm arm{.label = "arm", .scenario = test::scenario(busy + policy), .note = ""};
    const Trunks trunks{{arm}};
    const auto plan = plan_at(arm.scenario, 1.0);
    int with = 0;
    int without = 0;
    for (std::uint32_t r = 0; r < 40; ++r) {
        const auto tallies =
            trunks.run({{0, plan.get()}}, Replication{r}, {}, Trunks::Direct::sampled);
        const LeftOut& drawn = tallies[0].left_out;
        CHECK(drawn.sampled);
        with += drawn.with ? 1 : 0;
        without += drawn.without ? 1 : 0;
    }
    CHECK(with > without + 5); // nine tenths of the price, and an inspector
    CHECK_FALSE(trunks.run({{0, plan.get()}}, Replication{0}, {})[0].left_out.sampled);

    test::Staged stage{test::scenario(busy + policy)};
    World& world = stage.world;
    Tally tally{world, {}};
    tally.follow_firms(world);
    world.policy.left_out = first->id;
    while (world.now < Step{world.plan->scenario.time.quarters}) {
        step(world);
        tally.observe(world);
    }
    CHECK_FALSE(tally.fates[static_cast<std::size_t>(first - all.fates.begin())].treated);
    CHECK(treated(tally) > 50);
}
