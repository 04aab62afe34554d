// SPDX-License-Identifier: MIT
// A table of regret by hand.
#include "analysis/comparison/regret.hpp"

#include <limits>

#include "tests/support/catch.hpp"

using namespace catchup::analysis;

namespace {

// points     1     2     3    4
// a          5     3     4    6     (two replications each)
// b          4     7     4    1
// best       5     7     4    6
// regret a   0     4     0    0     mean 1, max 4
// regret b   1     0     0    5     mean 1.5, max 5
const std::vector<ArmAnswers> arms{{"a", {{4, 6, 2, 4, 4, 4, 6, 6}, 2}},
                                   {"b", {{3, 5, 6.5, 7.5, 4, 4, 1, 1.0}, 2}}};

double estimate(const Findings& findings, const char* measure, const char* item,
                const char* item2 = "") {
    const TidyRow* const row = find_row(findings.rows, measure, item, item2);
    REQUIRE(row != nullptr);
    REQUIRE(row->estimate);
    return *row->estimate;
}

} // namespace

TEST_CASE("regret, best and satisficing by hand", "[unit][analysis]") {
    const Findings found = regret(arms, {Better::higher, 4.0, {}});
    CHECK(estimate(found, "mean", "a") == 4.5);
    CHECK(estimate(found, "regret_mean", "a") == 1.0);
    CHECK(estimate(found, "regret_mean", "b") == 1.5);
    CHECK(estimate(found, "regret_max", "a") == 4.0);
    CHECK(estimate(found, "regret_max", "b") == 5.0);
    CHECK(estimate(found, "regret_q90", "b") == Approx(1.0 + 0.7 * 4.0)); // 0, 0, 1, 5 at 2.7
    CHECK(estimate(found, "best", "a") == 2.5 / 4.0);                     // the tie is shared
    CHECK(estimate(found, "best", "b") == 1.5 / 4.0);
    CHECK(estimate(found, "satisficing", "a") == 0.75); // 4 is enough
    CHECK(estimate(found, "satisficing", "b") == 0.75);
    CHECK(estimate(found, "perfect_information", "") == 1.0); // 5.5 - 4.5
    // differences b - a: -1, -1; 4.5, 3.5; 0, 0; -5, -5. Student's t of one degree is 12.7: the second
    // and the third are not settled
    CHECK(estimate(found, "unsettled", "b", "a") == 0.5);
    CHECK(found.verdict.front() ==
          "Least mean regret: a (1). Least largest regret (minimax): a (4).");
    CHECK_FALSE(find_row(found.rows, "regret_max", "a")->low);
    CHECK(find_row(found.rows, "regret_mean", "a")->low);
}

TEST_CASE("lower is better, and no threshold", "[unit][analysis]") {
    const Findings found = regret(arms, {Better::lower, std::nullopt, {}});
    CHECK(estimate(found, "mean", "a") == 4.5);
    CHECK(estimate(found, "regret_mean", "a") == 1.5); // 1, 0, 0, 5
    CHECK(estimate(found, "regret_max", "b") == 4.0);
    CHECK(estimate(found, "best", "a") == 1.5 / 4.0);
    CHECK(find_row(found.rows, "satisficing", "a") == nullptr);
    CHECK(estimate(regret(arms, {Better::lower, 4.0, {}}), "satisficing", "a") == 0.5);
}

TEST_CASE("points with failed runs are left out aloud", "[unit][analysis]") {
    std::vector<ArmAnswers> some = arms;
    some[1].answers.values[3] = std::numeric_limits<double>::quiet_NaN();
    const Findings found = regret(some, {});
    CHECK(found.remarks.front() == "1 of 4 points are left out: a run in them failed");
    CHECK(estimate(found, "regret_max", "a") == 0.0);
    for (double& value : some[0].answers.values) {
        value = std::numeric_limits<double>::quiet_NaN();
    }
    CHECK(regret(some, {}).rows.empty());
    const std::vector<ArmAnswers> single{{"a", {{1, 2}, 1}}, {"b", {{2, 1}, 1}}};
    CHECK(find_row(regret(single, {}).rows, "unsettled", "b", "a") == nullptr);
}
