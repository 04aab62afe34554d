// SPDX-License-Identifier: MIT
// The test that docs/add-a-rule.md writes for its rule.
#include "tests/docs/threshold_rule.hpp"

#include <string>
#include <variant>

#include "models/adoption/hazard.hpp"
#include "models/adoption/payback.hpp"
#include "models/plan.hpp"
#include "models/processes/decide.hpp"
#include "sim/config/reader.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;

namespace {

constexpr Mask D = 1;
constexpr Mask N = 2;
constexpr Mask I = 4;

/// A firm at D0N0I0 for which every step is open and pays back after two years.
Observation seen(double exposure_d, double exposure_n, double exposure_i) {
    Observation view;
    view.exposure = {exposure_d, exposure_n, exposure_i};
    view.payback.fill(2.0);
    view.open = 0b1111'1110;
    return view;
}

bool takes(const ThresholdRule& rule, const Observation& view, Mask step) {
    return rule.scores(view)[step] != never_score;
}

} // namespace

TEST_CASE("the threshold rule at its limits", "[unit][adoption]") {
    const ThresholdRule rule{.threshold = 0.35, .longest_payback = 6.0};
    for (Mask step = 1; step < masks; ++step) {
        CHECK_FALSE(takes(rule, seen(0.0, 0.0, 0.0), step));
        CHECK(takes(rule, seen(1.0, 1.0, 1.0), step));
    }
    CHECK_FALSE(takes(rule, seen(0.35, 0.0, 0.0), D)); // more than the threshold, not as much

    Observation slow = seen(1.0, 1.0, 1.0);
    slow.payback[D] = 6.0; // sooner than the longest payback, not as late
    CHECK_FALSE(takes(rule, slow, D));
    CHECK(takes(rule, slow, N));

    Observation closed = seen(1.0, 1.0, 1.0);
    closed.open = 1U << N;
    CHECK_FALSE(takes(rule, closed, D));
    CHECK(takes(rule, closed, N));
}

TEST_CASE("more partners ahead never make a step less attractive", "[property][adoption]") {
    const ThresholdRule rule;
    for (int i = 0; i < 100; ++i) {
        const Scores fewer = rule.scores(seen(i / 100.0, 0.5, 0.2));
        const Scores more = rule.scores(seen((i + 1) / 100.0, 0.5, 0.2));
        for (Mask step = 1; step < masks; ++step) {
            CHECK(more[step] >= fewer[step]);
        }
    }
}

TEST_CASE("the threshold rule by hand", "[unit][adoption]") {
    // ahead: 3 of 4 partners in D, 2 of 4 in N, none in I
    const Scores score = ThresholdRule{}.scores(seen(0.75, 0.5, 0.0));
    CHECK(score[D] == 0.75);
    CHECK(score[N] == 0.5);
    CHECK(score[D | N] == 0.625);
    CHECK(score[D | I] == 0.375);
    CHECK(score[I] == never_score);
    CHECK(score[N | I] == never_score); // 0.25 is too few
    CHECK(score[D | N | I] == 1.25 / 3.0);
}

TEST_CASE("a firm under the threshold rule imitates its partners", "[unit][adoption]") {
    Scenario scenario;
    scenario.population.firms = 4;
    scenario.network = Complete{};
    scenario.decision.opportunity_rate = 1.0; // every firm looks in every quarter
    const auto plan = prepare(scenario);
    World world = begin(*plan, Replication{0});
    world.firms.state[Position{0}] = state_of(0, 0, 0);
    for (const std::uint32_t partner : {1U, 2U, 3U}) {
        world.firms.state[Position{partner}] = state_of(1, 0, 0);
    }

    decide_under(ThresholdRule{.threshold = 0.35, .longest_payback = 1000.0}, 0, world);

    CHECK(world.firms.proposal[Position{0}] == D); // all partners are ahead in D, none in N or I
    CHECK(world.firms.proposal[Position{1}] == 0); // nobody is ahead of those who led
}

namespace {

using TutorialRules = std::variant<PaybackRule, HazardRule, ThresholdRule>;

struct OneRule {
    TutorialRules rule;
    static constexpr auto fields() { return std::tuple{config::embed(&OneRule::rule)}; }
};

OneRule read(const std::string& toml) {
    return config::read<OneRule>(config::Document::parse(toml, "tutorial.toml"));
}

} // namespace

TEST_CASE("a scenario picks the rule by its name", "[unit][adoption]") {
    const OneRule one = read("kind = \"threshold\"\nthreshold = 0.5\n");
    REQUIRE(std::holds_alternative<ThresholdRule>(one.rule));
    CHECK(std::get<ThresholdRule>(one.rule).threshold == 0.5);
    CHECK(std::get<ThresholdRule>(one.rule).longest_payback == 6.0);
    CHECK_THROWS_WITH(read("kind = \"threshold\"\nthreshold = 1.5\n"),
                      "tutorial.toml:2:13: threshold = 1.5 is outside [0, 1] share of partners (a "
                      "firm imitates when more than this share of its partners is ahead (phi)). "
                      "Try a value in that range");
}
