// SPDX-License-Identifier: MIT
#include "analysis/comparison/report.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/comparison/paired.hpp"
#include "analysis/comparison/ratio.hpp"
#include "sim/base/error.hpp"
#include "tests/analysis/comparison_sample.hpp"
#include "tests/analysis/sample.hpp"
#include "tests/hdf5/folder.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using namespace catchup::analysis;

namespace {

using Values = std::vector<double>;

// Student's t with two degrees of freedom, 97.5 %, in closed form
const double t_squared = 0.95 * 0.95 / (2 * 0.975 * 0.025);
const double t2 = std::sqrt(t_squared);

const Values with{13, 16, 13};
const Values without{10, 12, 11};
const Values gained{3, 4, 2};
const Values spent{6, 8, 7};

const TidyRow& row(const std::vector<TidyRow>& rows, const std::string& measure,
                   const std::string& arm, const std::string& against = "",
                   const std::string& item2 = "", const std::string& time = "") {
    const auto at = std::find_if(rows.begin(), rows.end(), [&](const TidyRow& r) {
        return r.measure == measure && r.group == arm && r.item == against && r.item2 == item2 &&
               r.time == time;
    });
    INFO(measure << " of " << arm << " against " << against << ' ' << item2 << ' ' << time);
    REQUIRE(at != rows.end());
    return *at;
}

bool holds(const std::vector<TidyRow>& rows, const std::string& measure, const std::string& arm,
           const std::string& against) {
    return std::any_of(rows.begin(), rows.end(), [&](const TidyRow& r) {
        return r.measure == measure && r.group == arm && r.item == against;
    });
}

struct Answer {
    std::vector<TidyRow> rows;
    std::string text;
};

Answer answer(const test::ComparisonSample& sample = {}) {
    const test::Folder folder;
    test::write_comparison(folder / "c.h5", sample);
    const Results file = Results::open(folder / "c.h5");
    REQUIRE(is_comparison(file));
    return {comparison_rows(file), comparison_text(file)};
}

bool says(const Answer& answer, std::string_view words) {
    return answer.text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("a paired difference by hand, the unpaired formula is another", "[unit][analysis]") {
    const Paired found = paired(with, without); // 3, 4, 2: mean 3, variance 1
    CHECK(found.difference.mean == 3.0);
    REQUIRE(found.difference.interval);
    CHECK(found.difference.interval->high == Approx(3.0 + t2 / std::sqrt(3.0)).epsilon(1e-13));
    CHECK(*found.variance == Approx(1.0));
    CHECK(*found.independent == Approx(3.0 + 1.0)); // 13, 16, 13 and 10, 12, 11
    CHECK(*found.ratio() == Approx(0.25));
    // control: seeds of their own would give an interval twice as wide
    const double unpaired = t2 * std::sqrt(4.0 / 3.0);
    CHECK_FALSE(found.difference.interval->high - 3.0 == Approx(unpaired).epsilon(0.1));
    CHECK_FALSE(paired(with, Values{12, 10, 11}).variance == found.variance); // pairs matter
}

TEST_CASE("one replication has a difference and nothing else", "[unit][analysis]") {
    const Paired found = paired(Values{5}, Values{3});
    CHECK(found.difference.mean == 2.0);
    CHECK_FALSE(found.difference.interval);
    CHECK_FALSE(found.variance);
    CHECK_FALSE(found.ratio());
    CHECK(ratio_of_means(Values{5}, Values{2}).value == 2.5);
    CHECK_FALSE(ratio_of_means(Values{5}, Values{2}).interval);
    CHECK_FALSE(ratio_of_means(Values{5}, Values{0}).value);
    CHECK_FALSE(paired(Values(39, 0.1), Values(39, 7.7)).ratio()); // nothing varies
}

TEST_CASE("Fieller's interval by hand", "[unit][analysis]") {
    // means 7 and 3, variances of the means 1/3 each, covariance 1/6: the roots in x of
    // (9 - t2/3) x^2 - 2 (21 - t2/6) x + (49 - t2/3), t2 = t squared
    const double opening = 9.0 - t_squared / 3.0;
    const double middle = 21.0 - t_squared / 6.0;
    const double last = 49.0 - t_squared / 3.0;
    const double root = std::sqrt(middle * middle - opening * last);
    const Ratio found = ratio_of_means(spent, gained);
    CHECK(*found.value == Approx(7.0 / 3.0).epsilon(1e-14));
    REQUIRE(found.interval);
    CHECK(found.interval->low == Approx((middle - root) / opening).epsilon(1e-12));
    CHECK(found.interval->high == Approx((middle + root) / opening).epsilon(1e-12));
    // control: the delta method's interval is symmetric, this one is not
    CHECK(found.interval->high - *found.value > 1.5 * (*found.value - found.interval->low));

    const Ratio rest = complement(found);
    CHECK(*rest.value == 1.0 - *found.value);
    CHECK(rest.interval->low == 1.0 - found.interval->high);
}

TEST_CASE("Fieller's interval where nothing varies, and where the ratio is negative",
          "[unit][analysis]") {
    const Ratio sure = ratio_of_means(Values{6, 6, 6}, Values{3, 3, 3});
    CHECK(sure.interval->low == Approx(2.0).epsilon(1e-14));
    CHECK(sure.interval->high == Approx(2.0).epsilon(1e-14));
    const Ratio loss = ratio_of_means(spent, Values{-3, -4, -2});
    const Ratio gain = ratio_of_means(spent, gained);
    CHECK(*loss.value == -*gain.value);
    CHECK(loss.interval->low == Approx(-gain.interval->high).epsilon(1e-12));
    CHECK(loss.interval->high == Approx(-gain.interval->low).epsilon(1e-12));
}

TEST_CASE("a ratio over what may be 0 is undefined", "[unit][analysis]") {
    for (const Values& below : {Values{1, -1, 0}, Values{0, 0, 0}, Values{5, 1, 0}}) {
        CHECK_FALSE(ratio_of_means(spent, below).value);
        CHECK_FALSE(ratio_of_means(spent, below).interval);
    }
    // 3 -+ t/sqrt(3) x s holds 0 from s = 1.2077 on
    const auto spread = [](double s) { return Values{3.0 - s, 3.0, 3.0 + s}; };
    CHECK(ratio_of_means(spent, spread(1.2076)).interval);
    CHECK_FALSE(ratio_of_means(spent, spread(1.2078)).interval);
}

TEST_CASE("a comparison worked out by hand", "[unit][analysis]") {
    const std::vector<TidyRow> rows = answer().rows;
    const double half = t2 / std::sqrt(3.0);
    CHECK(*row(rows, "reached", "down").estimate == 14.0);
    CHECK(*row(rows, "reached_difference", "down", "none").estimate == 3.0);
    CHECK(*row(rows, "reached_difference", "down", "none").low == Approx(3.0 - half));
    CHECK(*row(rows, "cost_per_firm", "down", "none").estimate == Approx(7.0 / 3.0));
    CHECK(*row(rows, "cost_per_level", "down", "none").estimate == Approx(7.0 / 6.0));
    CHECK_FALSE(row(rows, "cost_per_firm", "up", "none").estimate); // 1, -1, 0 firms
    CHECK_FALSE(row(rows, "cost_per_firm", "up", "none").low);
    CHECK(*row(rows, "spending_deviation", "up").estimate == Approx(5.0 / 7.0 - 1.0));
    CHECK(*row(rows, "spending_deviation", "down").high == Approx(half / 7.0));
    CHECK(*row(rows, "generosity", "up").estimate == 64.0);
    CHECK(*row(rows, "reach", "up").estimate == 5.0);
    CHECK(*row(rows, "variance_ratio", "down", "none", "reached").estimate == Approx(0.25));
    CHECK(*row(rows, "reached_effect_difference", "down, one thing", "down").estimate ==
          Approx(-1.0 / 3.0));
    CHECK(*row(rows, "scan_welfare", "up", "", "2").estimate == 4.0);
    CHECK(*row(rows, "reached_over_time_difference", "down", "none", "", "2013Q2").estimate == 3.0);
    CHECK_FALSE(holds(rows, "reached_difference", "none", "none"));
    CHECK_FALSE(holds(rows, "reached_difference", "up", "down")); // 5 million is off target
}

TEST_CASE("deadweight, additionality and acceleration by hand", "[unit][analysis]") {
    const std::vector<TidyRow> rows = answer().rows;
    // treated: additional 3, 3, 2; deadweight 2, 3, 2; harmed 1, 0, 0
    CHECK(*row(rows, "fate", "down", "none", "f6").estimate == Approx(8.0 / 3.0));
    CHECK(*row(rows, "treated_reached", "down", "none").estimate == Approx(5.0));
    CHECK(*row(rows, "deadweight_same_luck", "down", "none").estimate == Approx(8.0 / 3.0));
    CHECK(*row(rows, "deadweight", "down", "none").estimate == 1.5);
    CHECK(*row(rows, "additionality_same_luck", "down", "none").estimate ==
          Approx(1.0 - 8.0 / 15.0));
    CHECK(*row(rows, "additionality", "down", "none").estimate == Approx(0.7));
    CHECK(*row(rows, "quarters_sooner", "down", "none").estimate == Approx(18.0 / 7.0));
    CHECK_FALSE(row(rows, "additionality", "up", "none").estimate); // nobody reached it

    test::ComparisonSample sample;
    sample.redraws = 0;
    const Answer other = answer(sample);
    CHECK_FALSE(holds(other.rows, "deadweight", "down", "none"));
    CHECK(says(other, "deadweight is not estimated"));
}

TEST_CASE("the text of a comparison names, marks and warns", "[unit][analysis]") {
    test::ComparisonSample sample;
    sample.ended = "interrupted";
    const Answer found = answer(sample);
    INFO(found.text);
    for (const char* const expected :
         {"95 % Monte Carlo interval of the mean (Student's t)",
          "95 % Monte Carlo interval of the ratio of means (Fieller)",
          "up: spends at most 5 million RMB", "up (unreachable)",
          "Target: 7.000 million RMB, present value (--spending)",
          "found on 200 replications with other seeds", "another search would have moved",
          "14.00 [9.697, 18.30]", "+3.000 [+0.516, +5.484]", "undefined: the interval of what",
          "-28.57", "the first 10 of 12 counties", "down, one thing: the fund alone",
          "Unreachable: up", "3 of 200, stopped early", "Fewer than 20 replications",
          "Welfare at several budgets (search seeds)", "2013Q2", "a loss, not a gain"}) {
        INFO(expected);
        CHECK(found.text.find(expected) != std::string::npos);
    }
    for (const char* const never : {"nan", "inf", "-0.000", "By sector", "Arm against arm"}) {
        INFO(never);
        CHECK(found.text.find(never) == std::string::npos);
    }
    for (std::size_t line = 0; line < found.text.size(); line = found.text.find('\n', line) + 1) {
        CHECK(found.text[found.text.find('\n', line) - 1] != ' '); // nothing ends in a blank
    }
}

TEST_CASE("arms stand against each other only at the same spending and decomposed",
          "[unit][analysis]") {
    test::ComparisonSample sample;
    sample.numbers["spending"] = {{0, 0, 0}, {6, 8, 7}, {7, 7, 7.2}, {7, 7, 7}}; // 0.95 % off
    sample.status[2] = "solved";
    const Answer equal = answer(sample);
    CHECK(says(equal, "Arm against arm"));
    CHECK_FALSE(says(equal, "Do not rank"));
    // 11, 11, 11 less 13, 16, 13
    CHECK(*row(equal.rows, "reached_difference", "up", "down").estimate == -3.0);
    // -2, -5, -2 firms: never ahead, and below wherever one looks
    CHECK(*row(equal.rows, "difference", "up", "down", "reached").estimate == -3.0);
    CHECK(*row(equal.rows, "median_difference", "up", "down", "reached").estimate == -2.0);
    CHECK(*row(equal.rows, "superiority", "up", "down", "reached").estimate == 0.0);
    CHECK(*row(equal.rows, "dominance", "up", "down", "reached").estimate == -1.0);
    CHECK(*row(equal.rows, "dominance_behind_p", "up", "down", "reached").estimate == 0.125);
    CHECK(*row(equal.rows, "quantile_shift_50", "up", "down", "reached").estimate == -2.0);
    // t = -3 on two degrees: 1 - 3 / sqrt(11)
    CHECK(*row(equal.rows, "p", "up", "down", "reached").estimate ==
          Approx(1.0 - 3.0 / std::sqrt(11.0)));
    // levels -4, -10, -4 are twice that; welfare 2, 1, 3; no firm at D2N2 and no cost: no p
    CHECK(*row(equal.rows, "family", "").estimate == 3.0);
    CHECK_FALSE(row(equal.rows, "p_holm", "up", "down", "private_cost").estimate);
    CHECK(*row(equal.rows, "p_holm", "up", "down", "welfare").estimate ==
          Approx(3.0 * (1.0 - 2.0 / std::sqrt(14.0 / 3.0))));
    CHECK(says(equal, "No p: up against down, reached_d2n2: all 3 differences are 0"));
    CHECK_FALSE(holds(equal.rows, "difference", "down, one thing", "down"));

    sample.numbers["spending"][2] = {7, 7, 7.22}; // 1.05 % off
    CHECK(says(answer(sample), "Do not rank up yet: mean spending is not within 1 %"));
    CHECK(says(answer(sample), "up (off target)"));
    CHECK_FALSE(says(answer(sample), "Arm against arm"));
    CHECK_FALSE(holds(answer(sample).rows, "superiority", "up", "down"));
    CHECK_FALSE(holds(answer(sample).rows, "family", "", ""));
    sample.numbers["spending"][2] = {7.2, 7.21, 7.22};
    CHECK(says(answer(sample), "Do not rank up: mean spending is not within 1 % of the target"));
    sample.numbers["spending"][2] = {7, 7, 7};
    sample.role[3] = "arm";
    const Answer bare = answer(sample);
    CHECK_FALSE(says(bare, "Arm against arm"));
    CHECK(says(bare, "without a decomposition"));
    CHECK_FALSE(says(bare, "is not within 1 %"));
}

TEST_CASE("other worlds, same arms and missing precision are told", "[unit][analysis]") {
    test::ComparisonSample sample;
    sample.role[3] = "arm";
    sample.world[2] = "finance.sme_leverage: 2 | 1";
    sample.half_width = 0.5;
    const Answer found = answer(sample);
    CHECK(says(found, "not all the same world before"));
    CHECK(says(found, "up differs from none beside its policy, in finance.sme_leverage: 2 | 1"));
    // "down" gains 3, 4, 2: Student's t of two degrees of freedom, 4.303 / sqrt(3)
    CHECK(says(found, "0.5 in reached, was not reached: that of down is 2.484"));

    sample = {};
    sample.same_as[2] = 1.0;
    sample.role[3] = "arm";
    sample.same_as[3] = 1.0;
    const Answer same = answer(sample);
    CHECK(says(same, "up is the same as down"));
    CHECK(says(same, "the same world before"));
    CHECK_FALSE(says(same, "without a decomposition"));

    sample.half_width = 2.5;
    sample.ended = "half-width reached";
    CHECK(says(answer(sample), "3 of at most 200: every interval of reached is within 2.5"));
    CHECK_FALSE(says(answer(sample), "was not reached"));
    CHECK(holds(answer(sample).rows, "ended", "", "half-width reached"));
    CHECK(holds(answer(sample).rows, "status", "up", "unreachable"));
}

TEST_CASE("arms as written have no target, a single replication has no intervals",
          "[unit][analysis]") {
    test::ComparisonSample sample;
    sample.target = 0.0;
    sample.replications = 1;
    sample.status = {"no policy", "as written", "as written", "as written"};
    const Answer found = answer(sample);
    INFO(found.text);
    CHECK(says(found, "every arm runs as written"));
    CHECK(says(found, "is not within 1 % of what the first policy spends"));
    CHECK(says(found, "A single replication has no interval"));
    CHECK_FALSE(says(found, "off target"));
    CHECK_FALSE(says(found, "What pairing is worth"));
    for (const TidyRow& each : found.rows) {
        CHECK_FALSE(each.low);
        CHECK(each.measure != "spending_deviation");
    }
    CHECK(*row(found.rows, "cost_per_firm", "down", "none").estimate == 2.0); // 6 over 3
}

TEST_CASE("what is not a whole comparison is refused in words", "[unit][analysis]") {
    const test::Folder folder;
    test::write_ladder(folder / "run.h5", 2);
    const Results result = Results::open(folder / "run.h5");
    CHECK_FALSE(is_comparison(result));
    CHECK_THROWS_AS(comparison_text(result), InputError);
    test::ComparisonSample sample;
    sample.role.pop_back();
    test::write_comparison(folder / "c.h5", sample);
    CHECK_THROWS_AS(comparison_rows(Results::open(folder / "c.h5")), InputError);
    sample = {};
    sample.replications = 0;
    test::write_comparison(folder / "d.h5", sample);
    CHECK_THROWS_AS(comparison_rows(Results::open(folder / "d.h5")), InputError);
}
