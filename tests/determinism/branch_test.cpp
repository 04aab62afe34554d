// SPDX-License-Identifier: MIT
// A world that branches off when its policy begins is the world that was under it all along.
#include <stdexcept>

#include "models/outputs/output.hpp"
#include "models/plan.hpp"
#include "models/step.hpp"
#include "tests/support/all_levers.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/histories.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

constexpr std::uint32_t horizon = 12;

Scenario with_policy() {
    return test::scenario(std::string{"[time]\nquarters = 12\n[population]\nfirms = 3000\n"
                                      "counties = 2\n[[sector]]\nkind = \"manufacturing\"\n"
                                      "[[sector]]\nkind = \"bearings\"\n[decision]\n"
                                      "opportunity_rate = 0.4\n[information]\nstart = 0.6\n"
                                      "[turnover]\nexit_rate = 0.03\n[[integrator]]\n"
                                      "from = \"2016Q1\"\ncontact_rate = 0.2\n"} +
                          test::all_levers(20.0));
}
Scenario without(Scenario scenario) {
    scenario.purses.clear();
    scenario.interventions.clear();
    scenario.policy = {};
    return scenario;
}

World run(const Plan& plan, std::uint32_t quarters) {
    World world = begin(plan, Replication{1});
    for (std::uint32_t quarter = 0; quarter < quarters; ++quarter) {
        step(world);
    }
    return world;
}

bool same(const Event& a, const Event& b) {
    return test::alike(a, b) && a.intervention == b.intervention && a.quarter == b.quarter;
}
bool same(const Booking& a, const Booking& b) {
    return a.quarter == b.quarter && a.from == b.from && a.to == b.to && a.purpose == b.purpose &&
           a.firm == b.firm && a.amount == b.amount && a.purse == b.purse;
}
template <class Row>
bool same(const std::vector<Row>& a, const std::vector<Row>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Row& x, const Row& y) { return same(x, y); });
}

/// Every output of the world, whatever it is.
std::vector<std::vector<double>> outputs(const World& world) {
    std::vector<std::vector<double>> all;
    for (const OutputVariable& variable : output_variables()) {
        const std::size_t cells = variable.shape == Shape::sector_state ? 2 * states
                                  : variable.shape == Shape::account    ? accounts
                                                                        : 2; // sectors, purses
        std::vector<double> values(cells);
        if (variable.reals != nullptr) {
            variable.reals(world, values);
        } else {
            std::vector<std::int64_t> whole(cells);
            variable.integers(world, whole);
            values.assign(whole.begin(), whole.end()); // below 2^53 in this world
        }
        all.push_back(values);
    }
    return all;
}

} // namespace

TEST_CASE("a branch holds the bits of a run from scratch", "[determinism][policy]") {
    const auto policy = prepare(with_policy());
    const auto none = prepare(without(with_policy()));
    const std::uint32_t first = policy_begins(policy->scenario).value();
    REQUIRE(first == 2);
    for (const std::uint32_t at : {0U, 1U, first}) { // when it begins, or before
        World whole = run(*policy, at);
        World trunk = run(*none, at);
        World world = branch(trunk, *policy);
        std::size_t kinds = 0;
        std::int64_t spent = 0;
        for (std::uint32_t quarter = at; quarter < horizon; ++quarter) {
            step(whole);
            step(world);
            INFO("branched at " << at << ", quarter " << quarter);
            REQUIRE(same(whole.events, world.events));
            REQUIRE(same(whole.bookings, world.bookings));
            REQUIRE(test::first_difference(whole.firms, world.firms) == "");
            REQUIRE(outputs(whole) == outputs(world));
            for (const PurseState& purse : world.policy.purses) {
                spent += purse.spent.value();
            }
            kinds += world.events.size();
        }
        CHECK(kinds > 1000);
        CHECK(spent > 0);
        step(trunk); // the trunk is still a world of its own
        CHECK(trunk.policy.purses.empty());
    }
}

TEST_CASE("one trunk serves several policies and stays as it was", "[determinism][policy]") {
    const auto policy = prepare(with_policy());
    Scenario generous = with_policy();
    generous.policy.generosity = 2.0;
    const auto other = prepare(generous);
    const auto none = prepare(without(with_policy()));
    World trunk = run(*none, 2);
    World one = branch(trunk, *policy);
    World two = branch(trunk, *other);
    World three = branch(one, *other); // nothing has begun in it yet
    for (int quarter = 0; quarter < 4; ++quarter) {
        step(one);
        step(two);
        step(three);
        step(trunk);
    }
    CHECK(test::first_difference(two.firms, three.firms) == "");
    CHECK(test::first_difference(one.firms, two.firms) != "");
    CHECK(test::first_difference(trunk.firms, run(*none, 6).firms) == "");
}

TEST_CASE("a world whose policy has begun does not branch", "[determinism][policy]") {
    const auto policy = prepare(with_policy());
    const auto none = prepare(without(with_policy()));
    const World late = run(*none, 3);
    CHECK_THROWS_AS(branch(late, *policy), std::logic_error);
    const World begun = run(*policy, 3);
    CHECK_THROWS_AS(branch(begun, *none), std::logic_error);
}
