// SPDX-License-Identifier: MIT
// Where an integrator can do nothing its effect vanishes: the record is that of a world without it.
#include "models/record.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

const char* const county = R"(
[time]
quarters = 24
[population]
counties = 2
[[sector]]
kind = "bearings"
[decision]
opportunity_rate = 0.3
[information]
start = 0.4
)";
const char* const integrator = R"(
[[integrator]]
county = 0
from = "2016Q1"
contact_rate = 0.3
trial_fund = 3.0
visit_cost = 0.0 # what it costs itself stands in the books whatever it does to firms
overhead = 0.0
)";

/// 400 firms, all in the first of two counties.
output::Record record_of(const std::string& text, const std::vector<std::string>& set = {}) {
    Scenario scenario = test::scenario(text, set);
    std::string table = "county\n";
    for (int i = 0; i < 400; ++i) {
        table += "0\n";
    }
    scenario.population.table = {"firms.csv", table};
    return simulate(*prepare(scenario), Replication{1});
}

output::Record without_integrator(const std::vector<std::string>& set = {}) {
    return record_of(county, set);
}
output::Record with_integrator(const std::vector<std::string>& set = {}) {
    return record_of(std::string{county} + integrator, set);
}

/// Every output, event, booking and birth, to the bit.
bool same(const output::Record& a, const output::Record& b) {
    return a.variables == b.variables && a.tables == b.tables;
}

} // namespace

TEST_CASE("an integrator in another county has no effect without a platform",
          "[theory][integrator]") {
    const output::Record alone = without_integrator();
    CHECK(same(with_integrator({"integrator.0.county=1"}), alone));
    // controls: at home it has one, and with a platform from elsewhere too
    CHECK_FALSE(same(with_integrator(), alone));
    CHECK_FALSE(same(with_integrator({"integrator.0.county=1", "integrator.0.platform=true",
                                      "integrator.0.platform_from=2017Q1"}),
                     alone));
}

TEST_CASE("an integrator without capacity has no effect", "[theory][integrator]") {
    const output::Record alone = without_integrator();
    CHECK(same(with_integrator({"integrator.0.capacity=0.0"}), alone));
    CHECK(same(with_integrator({"integrator.0.capacity=0.99", "integrator.0.capacity_growth=0.0",
                                "integrator.0.platform=true"}),
               alone)); // less than one project a quarter is none
    CHECK_FALSE(same(with_integrator({"integrator.0.capacity=1.0"}), alone));
}

TEST_CASE("an integrator at the in-house price, without information or trials, has no effect",
          "[theory][integrator]") {
    const std::vector<std::string> at_cost{
        "integrator.0.cost_share=1.0", "integrator.0.learning=0.0", "integrator.0.trial_fund=0.0"};
    auto silent = at_cost;
    silent.emplace_back("information.contact=0.0");
    CHECK(same(with_integrator(silent), without_integrator({"information.contact=0.0"})));
    // controls: its visits inform; or it learns and becomes a little cheaper
    CHECK_FALSE(same(with_integrator(at_cost), without_integrator()));
    silent[0] = "integrator.0.cost_share=0.999";
    CHECK_FALSE(same(with_integrator(silent), without_integrator({"information.contact=0.0"})));
}

TEST_CASE("an integrator that serves other sectors, or no small firms, has no effect",
          "[theory][integrator]") {
    const char* const other = "[[sector]]\nkind = \"gears\"\nshare = 0.0\n"; // without firms
    const std::string two = std::string{county} + other;
    const std::string served = two + integrator;
    CHECK(same(record_of(served, {"integrator.0.sectors=[\"gears\"]"}), record_of(two)));
    CHECK_FALSE(same(record_of(served, {"integrator.0.sectors=[\"bearings\"]"}), record_of(two)));
    CHECK(same(with_integrator({"finance.sme_revenue=0.0"}),
               without_integrator({"finance.sme_revenue=0.0"})));
}

TEST_CASE("before its first quarter an integrator has no effect", "[theory][integrator]") {
    CHECK(same(with_integrator({"integrator.0.from=2022Q1"}), without_integrator()));
    CHECK_FALSE(same(with_integrator({"integrator.0.from=2021Q4"}), without_integrator()));
}
