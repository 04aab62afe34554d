// SPDX-License-Identifier: MIT
#include "analysis/claims/patterns.hpp"

#include <fmt/format.h>

#include "analysis/claims/history_matching.hpp"
#include "tests/support/catch.hpp"

using namespace catchup::analysis;

namespace {

ClaimNumber number(double mean, Bounds bounds, const std::string& calibrated = "") {
    ClaimNumber one;
    one.says = std::string{"share"};
    one.formula = std::string{"reached"};
    one.must_be = std::string{"0.2 to 0.4"};
    one.bounds = bounds;
    one.calibrated = calibrated;
    one.estimate = estimate(std::vector{mean - 0.01, mean, mean + 0.01});
    one.verdict = judged(*one.estimate, bounds);
    return one;
}

const TidyRow& row(const Chapter& chapter, std::string_view measure, std::string_view item,
                   std::string_view item2 = "") {
    const TidyRow* const found = find_row(chapter.details, measure, item, item2);
    REQUIRE(found != nullptr);
    return *found;
}

ClaimReport report_of(const std::vector<double>& means) {
    ClaimReport report;
    report.id = std::string{"P"};
    report.title = std::string{"Points"};
    report.replications = 3;
    report.factors = {{"near", {}, {}, false}, {"far", {}, {}, false}};
    for (std::size_t p = 0; p < means.size(); ++p) {
        ClaimWorldReport world;
        world.name = fmt::format("point-{}", p + 1);
        world.is_point = p > 0; // the first is the world as written
        world.numbers = {number(means[p], {0.2, 0.4}, "x"), number(means[p], {0.9, 1.0})};
        if (world.is_point) {
            report.factors[0].values.push_back(means[p]);
            report.factors[1].values.push_back(static_cast<double>(p * 7 % 20));
        }
        report.worlds.push_back(std::move(world));
    }
    return report;
}

} // namespace

TEST_CASE("the distance to a target is 0 inside it", "[unit][claims]") {
    CHECK(distance_to({0.2, 0.4}, 0.3) == 0.0);
    CHECK(distance_to({0.2, 0.4}, 0.5) == Approx(0.1));
    CHECK(distance_to({0.2, {}}, 0.1) == Approx(0.1));
    CHECK(distance_to({{}, 0.05}, 0.01) == 0.0);
}

TEST_CASE("hits and misses, calibrated ones apart", "[unit][claims]") {
    const ClaimReport report = report_of({0.3});
    const Chapter chapter = patterns_chapter(report);
    CHECK(row(chapter, "pattern_met", "point-1", "reached").estimate == 1.0);
    CHECK(row(chapter, "pattern_calibrated", "point-1", "reached").estimate == 1.0);
    const Chapter met = patterns_met_chapter({report});
    CHECK(met.told.verdict ==
          std::vector<std::string>{"P, point-1: 0 of 1 to which nothing was calibrated, 1 of 1 "
                                   "calibrated"});
}

TEST_CASE("calibrated patterns rule points out, others do not", "[unit][claims]") {
    std::vector<double> means{0.3};
    for (int p = 1; p <= 40; ++p) {
        means.push_back(0.025 * p); // .2 to .4 hold points 8 to 16; intervals end .0248 away
    }
    const Chapter chapter = patterns_chapter(report_of(means));
    CHECK(row(chapter, "not_ruled_out", "").estimate == 9.0 / 40.0);
    CHECK(row(chapter, "ruled_out_by", "reached").estimate == 31.0 / 40.0);
    CHECK(row(chapter, "kept_low", "near").estimate == Approx(0.2));
    CHECK(row(chapter, "kept_high", "near").estimate == Approx(0.4));
    CHECK(row(chapter, "kept_p", "near").estimate < 0.01);
    CHECK(row(chapter, "kept_p", "far").estimate > 0.05);
    CHECK(find_row(chapter.details, "ruled_out_by", "share") == nullptr);
    const double nearest = row(chapter, "nearest_point", "near").estimate.value_or(0.0);
    CHECK((nearest > 0.19 && nearest < 0.41));
}

TEST_CASE("a report without points has no history to match", "[unit][claims]") {
    Chapter chapter;
    tell_matching(report_of({0.3}), chapter);
    CHECK(chapter.told.remarks.empty());
    CHECK(chapter.details.empty());
}
