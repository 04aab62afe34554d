// SPDX-License-Identifier: MIT
#include "analysis/sensitivity/answers.hpp"

#include <cmath>
#include <random>

#include "analysis/random_draws.hpp"
#include "analysis/sensitivity/morris.hpp"
#include "analysis/sensitivity/sobol.hpp"
#include "tests/support/catch.hpp"

using namespace catchup::analysis;

namespace {

/// A Saltelli sample of y = 2 u1 + u2 + 0 u3, seen through luck of variance 1/3 that seeds share
/// across rows in part: seed r adds its own number and, where u1 is large, more of it.
Answers lucky(std::size_t points, std::size_t replications, std::uint64_t seed) {
    std::mt19937_64 stream{seed};
    std::vector<double> own;
    for (std::size_t r = 0; r < replications; ++r) {
        own.push_back(2.0 * uniform(stream) - 1.0);
    }
    Answers answers{{}, replications};
    for (std::size_t p = 0; p < points; ++p) {
        std::vector<double> a;
        std::vector<double> b;
        for (int i = 0; i < 3; ++i) {
            a.push_back(uniform(stream));
            b.push_back(uniform(stream));
        }
        for (std::size_t row = 0; row < 5; ++row) { // A, AB_1, AB_2, AB_3, B
            std::vector<double> u = row == 4 ? b : a;
            if (row >= 1 && row <= 3) {
                u[row - 1] = b[row - 1];
            }
            for (std::size_t r = 0; r < replications; ++r) {
                answers.values.push_back(2.0 * u[0] + u[1] + own[r] + 2.0 * uniform(stream) - 1.0);
            }
        }
    }
    return answers;
}

double estimate_of(const Findings& findings, std::string_view measure, std::string_view item) {
    const TidyRow* const row = find_row(findings.rows, measure, item);
    REQUIRE(row != nullptr);
    REQUIRE(row->estimate);
    return *row->estimate;
}

} // namespace

TEST_CASE("a product of means leaves the luck of each seed out", "[unit][analysis]") {
    // x = (1, 3), y = (2, 6): r != s leaves 1 * 6 and 3 * 2, their mean is 6; means give 2 * 4
    CHECK(product(std::vector{1.0, 3.0}, std::vector{2.0, 6.0}) == 6.0);
    CHECK(product(std::vector{3.0}, std::vector{2.0}) == 6.0);
}

TEST_CASE("variance splits into inputs and luck", "[unit][analysis]") {
    // rows (0, 2) and (4, 6): within a row 2; means 1 and 5, whose products over seeds, measured from
    // each seed's mean (2, 4), are -2 * -2 and 2 * 2: 4
    const Answers answers{{0.0, 2.0, 4.0, 6.0}, 2};
    const VarianceSplit split = variance_split(answers, std::vector{1.0, 1.0});
    CHECK(split.inputs == 4.0);
    CHECK(split.luck == 2.0);
    CHECK(split.luck_share() == Approx(1.0 / 3.0));
}

TEST_CASE("blocks with a failed run leave whole", "[unit][analysis]") {
    const WholeBlocks kept =
        whole_blocks({{1, 2, std::nan(""), 4, 5, 6, 7, 8}, 2}, 2); // 4 rows, 2 blocks
    CHECK(kept.blocks == std::vector<std::size_t>{1});
    CHECK(kept.answers.values == std::vector{5.0, 6.0, 7.0, 8.0});
    CHECK(kept.remark("walks") ==
          "1 of 2 walks are left out: a run in them failed, or has no value");
}

TEST_CASE("Sobol indices are of the expected answer, not of its luck", "[statistical][analysis]") {
    // y has the variances 4/12 and 1/12: S1 = ST = 0.8 and 0.2; luck within a row has 1/3 + 1/3
    const SaltelliDesign design{{"x1", "x2", "x3"}, false};
    const Findings found = sobol_indices(design, lucky(4096, 4, 1), {.draws = 0});
    CHECK(estimate_of(found, "ST", "x1") == Approx(0.8).margin(0.05));
    CHECK(estimate_of(found, "S1", "x1") == Approx(0.8).margin(0.05));
    CHECK(estimate_of(found, "ST", "x2") == Approx(0.2).margin(0.03));
    CHECK(estimate_of(found, "ST", "x3") == Approx(0.0).margin(0.03));
    // the seeds' own numbers are four draws: their sample variance moves by a factor
    CHECK(estimate_of(found, "luck_share", "") > 0.4);
    CHECK(estimate_of(found, "luck_share", "") < 0.8);
    // control: the mean over replications alone keeps a quarter of the luck, and shows it in ST
    Answers means{lucky(4096, 4, 1).means(), 1};
    const Findings naive = sobol_indices(design, means, {.draws = 0});
    CHECK(estimate_of(naive, "ST", "x3") > 0.1);
}

TEST_CASE("without replications no luck is told", "[unit][analysis]") {
    const Findings found =
        sobol_indices({{"x1", "x2", "x3"}, false}, lucky(16, 1, 1), {.draws = 0});
    CHECK(find_row(found.rows, "luck_share", "") == nullptr);
}

TEST_CASE("steps that rounding undid have no effect", "[unit][analysis]") {
    // a whole number that stays where it was: the walk's second step moved nothing
    const Inputs inputs{{"a", {0.0, 0.5, 0.5}, {}, false}, {"n", {2.0, 2.0, 2.0}, {}, true}};
    const MorrisDesign design = morris_design(inputs, {"a", "n"}, std::nullopt);
    const Findings found = morris_effects(design, {{1.0, 3.0, 3.0}, 1}, {.draws = 0});
    CHECK(estimate_of(found, "mu", "a") == 2.0); // 2 over the whole range of a
    CHECK(estimate_of(found, "mu", "n") == 0.0);
}
