// SPDX-License-Identifier: MIT
#include "models/policy/choice.hpp"

#include "models/processes/options.hpp"
#include "models/processes/planner.hpp"
#include "models/processes/reach.hpp"
#include "models/processes/support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/policies.hpp"
#include "tests/support/quarter.hpp"

using namespace catchup;

namespace {

/// D and N cost the same; D is worth more in the one sector and N in the other.
const char* const two_sectors = R"(
[population]
firms = 60
fit_log_sd = 0.0
[[sector]]
kind = "bearings"
benefit = [2.0, 1.0, 0.1]
start = { D0N0I0 = 1.0 }
[[sector]]
kind = "gears"
benefit = [1.0, 2.0, 0.1]
start = { D0N0I0 = 1.0 }
[benefit]
gain = [0.02, 0.02, 0.02]
network_without_digital = 1.0
[cost]
digital = [0.1, 0.7]
network = [0.1, 0.7]
[decision]
largest_step = 1
)";

World planned(const Plan& plan) {
    World world = begin(plan, Replication{0});
    test::run_until(world, "enact");
    return world;
}
std::unique_ptr<const Plan> plan_of(const std::string& choice,
                                    const std::vector<std::string>& set = {}) {
    return prepare(test::scenario(two_sectors + test::lever("subsidy", "rate = 0.3") +
                                      "[intervention.choice]\n" + choice + "\n",
                                  set));
}
/// Public money towards a step that the firm does alone.
Fen support_in_house(const World& world, Position f, Mask step) {
    return support_of(world, f, step, in_house, price(world, f, step, in_house)).amount;
}
const std::string best = "kind = \"best_by_sector\"";

} // namespace

TEST_CASE("an annuity by hand", "[unit][policy]") {
    CHECK(annuity(0.0, 10.0) == 10.0);
    CHECK(annuity(0.05, 1.0) == Approx(1.0 / 1.05));
    CHECK(annuity(0.1, 2.0) == Approx(1.0 / 1.1 + 1.0 / 1.21));
}

TEST_CASE("the planner finds the best step of each sector", "[unit][policy]") {
    const auto plan = plan_of(best);
    const World world = planned(*plan);
    CHECK(world.policy.interventions[0].best == std::vector<Mask>{1, 2});
    for (std::uint32_t i = 0; i < 60; ++i) {
        const Position f{i};
        const Mask own = world.firms.sector[f].value() == 0 ? 1 : 2;
        CHECK(support_in_house(world, f, own) > Fen{0});
        CHECK(support_in_house(world, f, static_cast<Mask>(3 - own)) == Fen{0});
    }
}

TEST_CASE("if no step is worth its price the planner supports none", "[unit][policy]") {
    const std::vector<std::string> half{"cost.digital=[0.5, 0.7]", "cost.network=[0.5, 0.7]"};
    const auto patient = plan_of(best, half);
    CHECK(planned(*patient).policy.interventions[0].best == std::vector<Mask>{1, 2});
    const auto hasty = plan_of(best + "\nyears = 1.0\ndiscount = 1.0", half); // annuity .5
    CHECK(planned(*hasty).policy.interventions[0].best == std::vector<Mask>{0, 0});
    const auto dear = plan_of(best, {"cost.digital=[90.0, 90.0]", "cost.network=[90.0, 90.0]",
                                     "cost.intelligent=[90.0, 90.0]"});
    CHECK(planned(*dear).policy.interventions[0].best == std::vector<Mask>{0, 0});
}

TEST_CASE("an uninformed planner takes every fit for 1", "[unit][policy]") {
    const auto choose = [](const std::string& informed) {
        const auto plan = plan_of(best + "\ninformed = " + informed);
        World world = begin(*plan, Replication{0});
        for (std::uint32_t i = 0; i < 60; ++i) {
            world.firms.fit[0][Position{i}] = 0.1F; // D does not suit anybody
        }
        test::run_until(world, "enact");
        return world.policy.interventions[0].best;
    };
    CHECK(choose("true") == std::vector<Mask>{2, 2});
    CHECK(choose("false") == std::vector<Mask>{1, 2});
}

TEST_CASE("an uninformed planner knows the states of a year ago, and plans once a year",
          "[unit][policy]") {
    const auto plan = plan_of(best + "\ninformed = false");
    World world = begin(*plan, Replication{0});
    const auto move_on = [&] {
        world.now = Step{world.now.value() + 1};
        test::run_until(world, "enact");
        return world.policy.interventions[0].best;
    };
    test::run_until(world, "enact");
    for (std::uint32_t i = 0; i < 60; ++i) {
        world.firms.state[Position{i}] = state_of(1, 2, 1); // nobody can begin N any more
    }
    const std::vector<Mask> of_the_bottom{1, 2};
    CHECK(move_on() == of_the_bottom); // 2016Q2: no planning
    CHECK(move_on() == of_the_bottom);
    CHECK(move_on() == of_the_bottom);
    CHECK(move_on() == of_the_bottom); // 2017Q1: plans, by the states of 2016Q1
    for (int quarter = 0; quarter < 3; ++quarter) {
        move_on();
    }
    CHECK(move_on()[1] != 2); // 2018Q1: by those of 2017Q1
}

TEST_CASE("a sequence supports what is due in the planner's order", "[unit][policy]") {
    const auto plan = plan_of("kind = \"sequence\"\norder = \"DNDNII\"");
    const World world = planned(*plan);
    const SectorId sector{0};
    CHECK(chosen_steps(world, 0, sector, state_of(0, 0, 0)) == 1U << 1);
    CHECK(chosen_steps(world, 0, sector, state_of(1, 0, 0)) == 1U << 2);
    CHECK(chosen_steps(world, 0, sector, state_of(0, 1, 0)) == 1U << 1);
    CHECK(chosen_steps(world, 0, sector, state_of(1, 1, 0)) == 1U << 1);
    CHECK(chosen_steps(world, 0, sector, state_of(2, 2, 1)) == 1U << 4);
    CHECK(chosen_steps(world, 0, sector, state_of(2, 2, 2)) == 0);
}
