// SPDX-License-Identifier: MIT
// The test that docs/add-a-rule.md writes for its rule.
#include "tests/docs/real_option_rule.hpp"

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

/// A firm of 10 million RMB to which every step is open, each for .2 million RMB.
Observation seen(double believed) {
    Observation view;
    view.revenue = 10.0;
    view.believed.fill(believed);
    view.cost.fill(0.2);
    view.open = 0b1111'1110;
    return view;
}

bool takes(const RealOptionRule& rule, const Observation& view, Mask step) {
    return rule.scores(view)[step] != never_score;
}

} // namespace

TEST_CASE("the real option rule at its limits", "[unit][adoption]") {
    const RealOptionRule still{.discount = 0.125, .decline = 0.0, .volatility = 0.0};
    CHECK(still.hurdle() == 1.0); // nothing to wait for: what is worth its price
    const RealOptionRule sure{.discount = 0.12, .decline = 0.08, .volatility = 0.0};
    CHECK(sure.hurdle() == Approx((0.12 + 0.08) / 0.12)); // a year's profit against its saving

    Observation view = seen(0.0125); // worth .0125 x 10 / .125 = 1 million RMB
    view.cost[D] = 1.0;              // more than its price, not as much
    CHECK_FALSE(takes(still, view, D));
    CHECK(takes(still, view, N));

    view.open = 1U << D;
    CHECK_FALSE(takes(still, view, N)); // closed

    view = seen(-0.01);
    view.cost.fill(0.0);
    for (Mask step = 1; step < masks; ++step) {
        CHECK_FALSE(takes(still, view, step)); // a loss, even free of charge
    }
}

TEST_CASE("doubt and falling prices make firms wait, patience makes them invest",
          "[property][adoption]") {
    for (int i = 0; i < 100; ++i) {
        const double x = i / 100.0;
        const double more = (i + 1) / 100.0;
        CHECK(RealOptionRule{.volatility = more}.hurdle() >
              RealOptionRule{.volatility = x}.hurdle());
        CHECK(RealOptionRule{.decline = more}.hurdle() > RealOptionRule{.decline = x}.hurdle());
        const Scores impatient = RealOptionRule{.discount = 0.05 + more}.scores(seen(0.02));
        const Scores patient = RealOptionRule{.discount = 0.05 + x}.scores(seen(0.02));
        CHECK(patient[D] >= impatient[D]);
    }
}

TEST_CASE("the real option rule by hand", "[unit][adoption]") {
    // rho .12, delta .08, sigma .2: .02 b (b - 1) + .08 b - .2 = 0, so b^2 + 3 b - 10 = 0: b = 2
    const RealOptionRule rule;
    CHECK(rule.hurdle() == Approx(2.0));
    // without drift b^2 - b - 6 = 0: b = 3
    CHECK(RealOptionRule{.decline = 0.0}.hurdle() == Approx(1.5));

    // worth .006 x 10 / .12 = .5 million RMB
    Observation view = seen(0.006);
    view.cost[N] = 0.3;
    const Scores score = rule.scores(view);
    CHECK(score[D] == Approx(0.3));     // .5 exceeds 2 x .2; net worth .5 - .2
    CHECK(score[N] == never_score);     // .5 exceeds .3, but not 2 x .3: it waits
    CHECK(score[D | N] == Approx(0.3)); // as D
}

TEST_CASE("a firm under the real option rule waits when prices are uncertain", "[unit][adoption]") {
    Scenario scenario;
    scenario.population.firms = 4;
    scenario.rules.resize(1);                 // every firm goes by rule 0
    scenario.decision.opportunity_rate = 1.0; // every firm looks in every quarter
    const auto plan = prepare(scenario);
    World world = begin(*plan, Replication{0});
    const Position f{0};
    world.firms.state[f] = state_of(0, 0, 0);
    world.firms.revenue[f] = 10.0F;
    world.firms.cost_scale[f] = 1.0F;
    world.firms.information[f] = 1.0F; // it knows the gains
    for (auto& fit : world.firms.fit) {
        fit[f] = 1.0F;
    }

    const auto step_under = [&](double volatility) {
        const RealOptionRule rule{.volatility = volatility};
        return choose(rule, world, f, Offers::considered, perception_of(world, f)).step;
    };
    // D1N1 brings .0215 of revenue and costs .414 million RMB: worth 1.79, 4.3 times its price
    CHECK(step_under(0.2) == (D | N)); // hurdle 2
    CHECK(step_under(0.8) == 0);       // hurdle 5
}

namespace {

using TutorialRules = std::variant<PaybackRule, HazardRule, RealOptionRule>;

struct OneRule {
    TutorialRules rule;
    static constexpr auto fields() { return std::tuple{config::embed(&OneRule::rule)}; }
};

OneRule read(const std::string& toml) {
    return config::read<OneRule>(config::Document::parse(toml, "tutorial.toml"));
}

} // namespace

TEST_CASE("a scenario picks the rule by its name", "[unit][adoption]") {
    const OneRule one = read("kind = \"real_option\"\nvolatility = 0.5\n");
    REQUIRE(std::holds_alternative<RealOptionRule>(one.rule));
    CHECK(std::get<RealOptionRule>(one.rule).volatility == 0.5);
    CHECK(std::get<RealOptionRule>(one.rule).discount == 0.12);
    CHECK_THROWS_WITH(read("kind = \"real_option\"\ndecline = 1.5\n"),
                      "tutorial.toml:2:11: decline = 1.5 is outside [0, 1] 1/year (fall "
                      "of prices that the firm expects (delta)). Try a value in that range");
}
