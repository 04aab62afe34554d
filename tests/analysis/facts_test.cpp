// SPDX-License-Identifier: MIT
#include "analysis/facts.hpp"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "analysis/fact_measures.hpp"
#include "tests/analysis/facts_sample.hpp"
#include "tests/hdf5/folder.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using namespace catchup::analysis;
using test::Without;

namespace {

std::vector<FactFound> five_firms(int replications, Without without = Without::nothing) {
    const test::Folder folder;
    test::write_five_firms(folder / "a.h5", replications, without);
    return facts(Results::open(folder / "a.h5"));
}

const FactFound& fact(const std::vector<FactFound>& found, std::string_view measure,
                      std::string_view item = "") {
    const auto at = std::find_if(found.begin(), found.end(), [&](const FactFound& f) {
        return f.fact.measure == measure && f.fact.item == item;
    });
    REQUIRE(at != found.end());
    return *at;
}

double value(const std::vector<FactFound>& found, std::string_view measure,
             std::string_view item = "") {
    const FactFound& each = fact(found, measure, item);
    REQUIRE(each.value);
    return each.value->mean;
}

} // namespace

TEST_CASE("facts of projects, by hand", "[unit][analysis]") {
    const std::vector<FactFound> found = five_firms(1);
    // ends: 4 on time (one of them the second of its firm), 1 late, 2 abandoned
    CHECK(value(found, "abandonment_rate") == Approx(2.0 / 7.0));
    CHECK(value(found, "abandonment_rate", "in-house") == Approx(2.0 / 6.0));
    CHECK(value(found, "abandonment_rate", "by integrators") == 0.0);
    CHECK(value(found, "detour_rate") == Approx(3.0 / 7.0));
    CHECK(value(found, "detour_rate", "in-house") == Approx(2.0 / 6.0));
    CHECK(value(found, "detour_rate", "by integrators") == 1.0);
    CHECK(value(found, "detour_rate", "first") == Approx(2.0 / 5.0));
    CHECK(value(found, "detour_rate", "third and later") == 1.0);
    CHECK(value(found, "detours_with_experience") == Approx(2.5));
    CHECK(value(found, "network_first") == Approx(1.0 / 3.0)); // one D, one N, one both
    CHECK(value(found, "joint_first") == Approx(1.0 / 3.0));
    CHECK(value(found, "edges_of_cases") == 4.0);
    CHECK(value(found, "edge", "D0N0I0-D1N1I0") == 1.0);
    CHECK(value(found, "edge", "D1N1I0-D2N1I0") == 0.0); // abandoned
}

TEST_CASE("facts of firms, by hand", "[unit][analysis]") {
    const std::vector<FactFound> found = five_firms(1);
    CHECK(value(found, "intelligent_below_D2") == Approx(0.2));
    // 5.5 + 4 + 2.4 + 3.6 + 20 of three quarters of 890 and three of 865 a year
    CHECK(value(found, "spending", "all firms") == Approx(35.5 / 1316.25));
    // without the firm of 500: six quarters of 20, 300 and 30, four of 40, two of 15
    CHECK(value(found, "spending", "SMEs") == Approx(15.5 / 572.5));
    // shares .2 .2 .4 .6 .6 .6 .6 and .2 .2 .2 .4 .6 .6 .6
    const double a = std::log(4.0);
    const double b = std::log(1.5);
    CHECK(value(found, "diffusion_rate", "D1") == Approx((5 * a + 7 * b) / 7));
    CHECK(value(found, "diffusion_rate", "D1N1") == Approx((6 * a + 6 * b) / 7));
    // of three small firms 2 2 1 1 1 1 0 at the bottom, of two large ones 2 2 2 1 1 1 1
    CHECK(value(found, "exit_rate", "small") == Approx(1.0));
    CHECK(value(found, "exit_rate", "large") == Approx(0.5 / 1.125));
    CHECK(value(found, "size_gradient") == Approx(0.5 / 1.125));
}

TEST_CASE("intelligence beside D2 does not count as below it", "[unit][analysis]") {
    Run run;
    run.times = 1;
    run.sectors = 1;
    run.firms.assign(state_count, 0.0);
    run.firms[0] = 3.0;  // D0N0I0
    run.firms[1] = 1.0;  // D0N0I1
    run.firms[25] = 5.0; // D2N2I1
    CHECK(intelligent_below_digital(run) == 0.25);
    run.firms[0] = run.firms[1] = 0.0;
    CHECK(std::isnan(intelligent_below_digital(run)));
}

TEST_CASE("verdicts: inside, outside, without a target", "[unit][analysis]") {
    const std::vector<FactFound> found = five_firms(1);
    CHECK(fact(found, "detour_rate").verdict == Verdict::hit);
    CHECK(fact(found, "abandonment_rate").verdict == Verdict::miss);
    CHECK(fact(found, "abandonment_rate", "in-house").verdict == Verdict::none);
    CHECK(fact(found, "network_first").verdict == Verdict::hit);
    CHECK(fact(found, "edges_of_cases").verdict == Verdict::miss);
    CHECK(Target{.low = 0.1, .high = 0.2}.contains(0.1));
    CHECK(Target{.low = 0.1, .high = 0.2}.contains(0.2));
    CHECK_FALSE(Target{.low = 0.1, .high = 0.2}.contains(0.21));
    CHECK_FALSE(Target{.low = 0.0, .high = 0.5, .strict = true}.contains(0.0));
    CHECK_FALSE(Target{.high = 0.5, .strict = true}.contains(0.5));
    CHECK(Target{.high = 0.5, .strict = true}.contains(-1.0));
    CHECK_FALSE(Target{.high = 0.5}.contains(std::nan("")));
}

TEST_CASE("facts over replications: means, intervals, edges that any of them took",
          "[unit][analysis]") {
    const std::vector<FactFound> found = five_firms(2);
    CHECK(value(found, "intelligent_below_D2") == Approx(0.1)); // .2 and 0
    CHECK(fact(found, "intelligent_below_D2").value->interval->high ==
          Approx(0.1 + 12.7062047361747 * 0.1));
    CHECK(value(found, "abandonment_rate", "in-house") ==
          Approx((2.0 / 6.0 + 2.0 / 7.0) / 2.0)); // replication 1 has no integrator
    CHECK(value(found, "edges_of_cases") == 5.0);
    CHECK_FALSE(fact(found, "edges_of_cases").value->interval);
    CHECK(value(found, "edge", "D1N1I0-D1N2I0") == Approx(0.5));
    CHECK_FALSE(fact(found, "detour_rate", "by integrators").value);
    CHECK(fact(found, "detour_rate", "by integrators").note ==
          "not defined in 1 of 2 replications: no project by an integrator came to its planned "
          "end");
}

TEST_CASE("what a file lacks is named and the rest is told", "[unit][analysis]") {
    const std::vector<FactFound> events = five_firms(1, Without::events);
    CHECK(fact(events, "detour_rate").verdict == Verdict::not_told);
    CHECK(fact(events, "detour_rate").note == "the file has no events (output.events = false)");
    CHECK(fact(events, "size_gradient").note == "the file has no events (output.events = false)");
    CHECK(fact(events, "edges_of_cases").verdict == Verdict::not_told);
    CHECK(value(events, "diffusion_rate", "D1") > 0.0);
    CHECK(value(events, "spending", "all firms") == Approx(35.5 / 1316.25));

    const std::vector<FactFound> population = five_firms(1, Without::population);
    CHECK(fact(population, "spending", "SMEs").note ==
          "the file has no population (output.population = false)");
    CHECK(value(population, "detour_rate") == Approx(3.0 / 7.0));

    const std::vector<FactFound> revenue = five_firms(1, Without::revenue);
    CHECK(fact(revenue, "spending", "all firms").note ==
          "the file has no revenue or no private_spending");
    CHECK(value(revenue, "spending", "SMEs") == Approx(15.5 / 572.5));
}

TEST_CASE("the slope of an exact logistic curve is its rate", "[unit][analysis]") {
    std::vector<double> shares{0.0, 0.001}; // left out: below 2 %
    for (int quarter = 2; quarter < 60; ++quarter) {
        shares.push_back(1.0 / (1.0 + std::exp(3.0 - 0.6 * quarter / 4.0)));
    }
    shares.insert(shares.end(), {0.99, 1.0}); // left out: above 98 %
    CHECK(logistic_rate(shares) == Approx(0.6).epsilon(1e-12));
    CHECK(std::isnan(logistic_rate(std::vector<double>(4, 0.5)))); // too few quarters
    CHECK(logistic_rate(std::vector<double>(5, 0.5)) == 0.0);
    CHECK(std::isnan(logistic_rate(std::vector<double>(50, 0.01))));
    CHECK(std::isnan(logistic_rate({})));
}

TEST_CASE("facts as text, CSV and JSON", "[unit][analysis]") {
    const std::vector<FileFacts> files{{"a,b.h5", five_firms(2)}};
    const std::string text = facts_text(files);
    INFO(text);
    for (const char* const part :
         {"Stylised facts of a,b.h5\n", "95 % Monte Carlo interval", "above 0, below 0.5  hit",
          "below 1 ", "hits: ", "not told: 0",
          "detour rate, by integrators: not defined in 1 of 2 replications"}) {
        INFO(part);
        CHECK(text.find(part) != text.npos);
    }
    const std::string table = facts_csv(files);
    CHECK(table.starts_with("measure,group,item,item2,time,estimate,low,high,target_low,"
                            "target_high,target,verdict,definition,source,note\n"
                            "abandonment_rate,\"a,b.h5\",,,,0.2857142857142857,"));
    const auto list = nlohmann::json::parse(facts_json(files));
    CHECK(list.size() == files[0].found.size());
    CHECK(list[0]["estimate"] == 2.0 / 7.0);
    CHECK(list[0]["target_low"] == 0.15);
    CHECK(list[0]["verdict"] == "miss");
    CHECK(list[1]["verdict"].is_null());
    CHECK(facts_text({}).empty());
    CHECK(facts_json({}) == "[]\n");
}
