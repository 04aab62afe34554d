// SPDX-License-Identifier: MIT
// The test that docs/add-a-lever.md writes for its lever.
#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "models/policy/subsidy.hpp"
#include "models/policy/voucher.hpp"
#include "models/record.hpp"
#include "models/step.hpp"
#include "sim/config/reader.hpp"
#include "tests/docs/tapering_subsidy_lever.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

/// A lever that pays as much of this price. In your tree, whose catalogue holds the lever: the lever
/// itself.
PolicyLevers as_entered(const TaperingSubsidy& lever, double price) {
    return Subsidy{.rate = lever.support(price) / price};
}

/// A county for five years, with a purse that lasts. Its policy is the lever, for D before N.
Scenario county(const std::string& toml, std::vector<PolicyLevers> policy) {
    Scenario scenario = test::scenario(toml + "[time]\nquarters = 20\n");
    const Quarter from(2016, 1);
    const Quarter until(2020, 4);
    scenario.purses = {{.from = from, .until = until, .quarterly = 10.0}};
    for (const PolicyLevers& lever : policy) {
        Intervention& one = scenario.interventions.emplace_back();
        one.lever = lever;
        one.from = from;
        one.until = until;
        one.choice = SequenceChoice{.order = "DNDNII"};
    }
    return scenario;
}

output::Record record_of(std::vector<PolicyLevers> policy) {
    const auto plan =
        prepare(county("[population]\nfirms = 400\n[[integrator]]\n", std::move(policy)));
    return simulate(*plan, Replication{0});
}

/// Four bearing makers, `size` times as large as usual, as are their prices: in every size D pays
/// back in 2.7 years. All know that, can borrow, and would take D if it paid back in 2.
test::Staged makers(float size, std::vector<PolicyLevers> policy) {
    Scenario scenario = county("[population]\nfirms = 4\n[[sector]]\nkind = \"bearings\"\n"
                               "start = { D0N0I0 = 1.0 }\n[[rule]]\nkind = \"sequence\"\n"
                               "longest_payback = 2.0\n[information]\nforgetting = 0.0\n"
                               "[finance]\nsme_leverage = 100.0\n",
                               std::move(policy));
    scenario.decision.opportunity_rate = 1.0;
    test::Staged stage{scenario};
    Firms& firms = stage.world.firms;
    for (std::uint32_t i = 0; i < 4; ++i) {
        const Position f{i};
        firms.revenue[f] = 10.0F * size;
        firms.cost_scale[f] = size;
        firms.information[f] = 1.0F;
        firms.fit[0][f] = 1.0F;
    }
    return stage;
}

/// Projects that begin in the first quarter.
int projects(float size, std::vector<PolicyLevers> policy) {
    test::Staged stage = makers(size, std::move(policy));
    step(stage.world);
    return static_cast<int>(
        std::count_if(stage.world.events.begin(), stage.world.events.end(),
                      [](const Event& event) { return event.kind == EventKind::start; }));
}

} // namespace

TEST_CASE("the tapering subsidy by hand", "[unit][policy]") {
    const TaperingSubsidy lever{.rate = 0.5, .threshold = 0.25, .above = 0.125};
    CHECK(lever.support(0.0) == 0.0);
    CHECK(lever.support(0.125) == 0.0625); // half
    CHECK(lever.support(0.25) == 0.125);   // half
    CHECK(lever.support(1.25) == 0.25);    // half of .25, an eighth of 1: a fifth in all
}

TEST_CASE("the tapering subsidy pays more for a higher price, but a smaller share",
          "[property][policy]") {
    for (int i = 0; i < 10'000; ++i) {
        const TaperingSubsidy lever{
            .rate = 0.1 * (1 + i % 10), .threshold = 0.01 * (i % 100), .above = 0.01 * (i % 10)};
        const double price = 0.001 * (1 + i % 3000);
        const double dearer = 1.25 * price;
        CHECK(lever.support(price) <= price);
        CHECK(lever.support(dearer) >= lever.support(price));
        CHECK(lever.support(dearer) / dearer <= lever.support(price) / price + 1e-12);
    }
}

TEST_CASE("a tapering subsidy that pays nothing leaves every bit as it is", "[unit][policy]") {
    const output::Record without = record_of({});
    const output::Record off =
        record_of({as_entered({.rate = 0.0, .threshold = 0.25, .above = 0.0}, 1.0)});
    CHECK(off.variables == without.variables);
    CHECK(off.tables == without.tables);
    // control: the comparison sees a policy that pays
    CHECK_FALSE(record_of({as_entered({}, 0.27)}).tables == without.tables);
}

TEST_CASE("a tapering subsidy makes small firms upgrade, a flat one large ones too",
          "[unit][policy]") {
    const TaperingSubsidy lever; // .4 of the first .25 million RMB, .1 of the rest
    const double small = 0.27;   // what D costs them, million RMB
    const double large = 2.7;
    CHECK(projects(1.0F, {}) == 0);
    CHECK(projects(10.0F, {}) == 0);
    CHECK(projects(1.0F, {as_entered(lever, small)}) == 4);  // saves .102 of .27: 1.7 years
    CHECK(projects(10.0F, {as_entered(lever, large)}) == 0); // saves .345 of 2.7: 2.4 years
    CHECK(projects(10.0F, {Subsidy{.rate = 0.4}}) == 4);     // saves 1.08 of 2.7: 1.6 years
}

TEST_CASE("the purse pays a tapering subsidy to the fen", "[unit][policy]") {
    test::Staged stage = makers(1.0F, {as_entered({}, 0.27)});
    step(stage.world);
    for (const Event& event : stage.world.events) {
        if (event.kind == EventKind::start) {
            CHECK(event.cost == booked(0.27));
            CHECK(event.public_cost == booked(0.102)); // .4 x .25 + .1 x .02
        }
    }
    CHECK(stage.world.flows.purse_spending[0] == booked(4 * 0.102 * 1.08)); // 8 % administration
}

namespace {

using TutorialLevers = std::variant<Subsidy, Voucher, TaperingSubsidy>;

struct OneLever {
    TutorialLevers lever;
    static constexpr auto fields() { return std::tuple{config::embed(&OneLever::lever)}; }
};

OneLever read(const std::string& toml) {
    return config::read<OneLever>(config::Document::parse(toml, "tutorial.toml"));
}

} // namespace

TEST_CASE("a scenario picks the lever by its name", "[unit][policy]") {
    const OneLever one = read("kind = \"tapering_subsidy\"\nthreshold = 0.5\n");
    REQUIRE(std::holds_alternative<TaperingSubsidy>(one.lever));
    CHECK(std::get<TaperingSubsidy>(one.lever).threshold == 0.5);
    CHECK(std::get<TaperingSubsidy>(one.lever).rate == 0.4);
    CHECK_THROWS_WITH(
        read("kind = \"tapering_subsidy\"\nabove = 0.5\n"),
        "tutorial.toml:2:1: above = 0.5: exceeds rate: it would pay a larger share of "
        "a higher price. Try a smaller one");
}
