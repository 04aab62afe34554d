// SPDX-License-Identifier: MIT
// Where firms are alike and know all, it does not matter who chooses.
#include <set>

#include "tests/support/catch.hpp"
#include "tests/support/histories.hpp"

using namespace catchup;

namespace {

/// Alike bottom firms that know their gains and look once a year, all at the same time: a project
/// takes three quarters and a planner plans in the fourth.
const char* const alike_firms = R"(
[time]
quarters = 28
[population]
firms = 50
fit_log_sd = 0.0
payback_threshold_log_sd = 0.0
capability_sd = 0.0
imitation_threshold_sd = 0.0
[[sector]]
kind = "bearings"
revenue_log_sd = 0.0
margin = [0.0625, 0.0625]
start = { D0N0I0 = 1.0 }
volatility = 0.0
[information]
start = 1.0
start_size = 0.0
forgetting = 0.0
failures = 0.0
[duration]
digital = [3.0, 3.0]
network = [3.0, 3.0]
intelligent = [3.0, 3.0]
inexperience = 0.0
[decision]
opportunity_rate = 1.0
largest_step = 1
[outcome]
abandoned = 1e-15
detoured = 1e-15
[finance]
sme_leverage = 100.0
[turnover]
exit_rate = 0.0
[[rule]]
kind = "payback"
patience = 4.0
)";

Scenario chosen_by(const std::string& choice, const std::vector<std::string>& set = {}) {
    return test::scenario(std::string{alike_firms} +
                              "[[purse]]\nfrom = \"2016Q1\"\nuntil = \"2022Q4\"\n"
                              "quarterly = 1000.0\n[[intervention]]\nkind = \"subsidy\"\n"
                              "rate = 0.3\nfrom = \"2016Q1\"\nuntil = \"2022Q4\"\n"
                              "[intervention.choice]\n" +
                              choice,
                          set);
}
const std::string by_firm = "kind = \"firm\"\n";
const std::string by_planner = "kind = \"best_by_sector\"\n";
const std::string in_the_dark = "kind = \"best_by_sector\"\ninformed = false\n";

} // namespace

TEST_CASE("alike firms: the planner's choice is the firms' own", "[theory][policy]") {
    const Scenario own = chosen_by(by_firm);
    CHECK(test::first_difference(own, chosen_by(by_planner)) == "");
    test::Staged stage{own};
    std::set<Mask> steps;
    for (std::uint32_t quarter = 0; quarter < own.time.quarters; ++quarter) {
        step(stage.world);
        for (const Event& row : stage.world.events) {
            if (row.kind == EventKind::start) {
                CHECK(row.believed == row.gain); // full information
                CHECK(row.public_cost > Fen{0});
                steps.insert(row.mask);
            }
        }
    }
    CHECK(steps.size() >= 2); // the firms went more than one way
}

TEST_CASE("a planner that knows no fit does as well where every fit is 1", "[theory][policy]") {
    // its states are a year old: those of firms that have just begun
    const std::vector<std::string> one_year{"time.quarters=4", "intervention.0.until=2016Q4"};
    CHECK(test::first_difference(chosen_by(by_firm, one_year), chosen_by(in_the_dark, one_year)) ==
          "");
}

TEST_CASE("unlike firms: the planner's one step a sector is not what each would choose",
          "[theory][policy]") {
    const std::vector<std::string> unlike{"population.fit_log_sd=0.6"};
    CHECK(test::first_difference(chosen_by(by_firm, unlike), chosen_by(by_planner, unlike)) != "");
    CHECK(test::first_difference(chosen_by(by_planner, unlike), chosen_by(in_the_dark, unlike)) !=
          "");
}

TEST_CASE("the wrong order of a ministry shows even where firms are alike", "[theory][policy]") {
    const std::string wrong = "kind = \"sequence\"\norder = \"IINNDD\"\n";
    CHECK(test::first_difference(chosen_by(by_firm), chosen_by(wrong)) != "");
}
