// SPDX-License-Identifier: MIT
#include "analysis/discovery/stability.hpp"

#include <algorithm>
#include <cmath>

#include "tests/analysis/discovery/samples.hpp"
#include "tests/support/binomial_band.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using analysis::Inputs;
using analysis::shuffled_p;

namespace {

constexpr std::size_t rows = 2'000;

/// 30 % cases; a signal adds to their share in a third of one input and takes them from the rest.
std::vector<double> outcomes(const Inputs& inputs, double signal, std::mt19937_64& stream) {
    return test::cases(inputs[0].values.size(), stream, [&](std::size_t row) {
        return inputs[0].values[row] < 1.0 / 3.0 ? 0.3 + signal : 0.3 - signal / 2.0;
    });
}

} // namespace

TEST_CASE("the statistic is the greatest z score, by hand", "[unit][discovery]") {
    // x = 1, 2, 3, 4, cases 3 and 4: mean 1/2, variance 1/4. Peels: {2, 3, 4} with 2 cases:
    // (2 - 3/2) / sqrt(3 x 1/4 x 1 / 3) = 1; {3, 4}: (2 - 1) / sqrt(2 x 1/4 x 2 / 3) = sqrt(3)
    const Inputs inputs{test::counting(4)};
    const std::vector<double> cases = test::cases_between(4, 3, 4);
    CHECK(shuffled_p(inputs, cases, 1).statistic == Approx(std::sqrt(3.0)).epsilon(1e-14));
    // half of the six orders do as well: both cases beside each other
    const analysis::ShuffleTest test = shuffled_p(inputs, cases, 1, 6'000);
    const test::BinomialBand band{.trials = 6'000, .probability = 0.5};
    CHECK(test.shuffles == 6'000);
    CHECK(band.contains(test.p * 6'001 - 1));
}

TEST_CASE("where all outcomes are equal nothing is found", "[unit][discovery]") {
    const Inputs inputs{test::counting(30)};
    for (const double same : {0.0, 1.0, 0.1}) {
        CHECK(shuffled_p(inputs, std::vector<double>(30, same), 1).p == 1.0);
    }
    CHECK(shuffled_p({test::counting(1)}, std::vector<double>{1.0}, 1).p == 1.0);
    CHECK(shuffled_p({test::counting(2)}, std::vector<double>{1.0, 0.0}, 1).p == 1.0);
}

TEST_CASE("noise of many rows looks like noise, a signal does not", "[statistical][discovery]") {
    // six p values of noise: five at 5 % or less have a probability of 2e-6
    int small = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        std::mt19937_64 stream{seed};
        const Inputs inputs = test::uniform_inputs(rows, 10, stream);
        small += shuffled_p(inputs, outcomes(inputs, 0.0, stream), seed).p <= 0.05 ? 1 : 0;
        // control: the share of cases is .7 in a third of one input, elsewhere .1
        CHECK(shuffled_p(inputs, outcomes(inputs, 0.4, stream), seed).p == 0.01);
    }
    CHECK(small <= 4);
}

TEST_CASE("p is as small as it says under noise", "[statistical][discovery]") {
    constexpr int trials = 400;
    int small = 0;
    int signals = 0;
    for (std::uint64_t seed = 0; seed < trials; ++seed) {
        std::mt19937_64 stream{seed};
        const Inputs inputs = test::uniform_inputs(100, 3, stream);
        small += shuffled_p(inputs, outcomes(inputs, 0.0, stream), seed, 19).p <= 0.101 ? 1 : 0;
        signals += shuffled_p(inputs, outcomes(inputs, 0.4, stream), seed, 19).p <= 0.101 ? 1 : 0;
    }
    const test::BinomialBand band{.trials = trials, .probability = 0.1};
    CHECK(band.contains(small));
    CHECK_FALSE(band.contains(signals)); // control: a signal is noticed
}

TEST_CASE("half samples restrict what matters, seldom what does not", "[statistical][discovery]") {
    std::mt19937_64 stream{5};
    const Inputs inputs = test::uniform_inputs(rows, 6, stream);
    const std::vector<double> cases = test::cases(rows, stream, [&](std::size_t row) {
        return inputs[2].values[row] > 0.5 && inputs[4].values[row] < 0.6 ? 0.9 : 0.05;
    });
    const analysis::Trajectory trajectory = analysis::prim(inputs, cases);
    const analysis::TrajectoryBox& chosen = trajectory[analysis::choose_box(trajectory)];
    const analysis::Reproducibility found = analysis::reproducibility(inputs, cases, chosen, 1, 20);
    CHECK(found.samples == 20);
    for (const std::vector<double>& shares : {found.same_coverage, found.same_density}) {
        REQUIRE(shares.size() == 6);
        for (std::size_t input = 0; input < 6; ++input) {
            INFO("input " << input << ": " << shares[input]);
            if (input == 2 || input == 4) {
                CHECK(shares[input] == 1.0);
            } else {
                CHECK(shares[input] < 0.7);
            }
        }
    }
    // halves differ: some input is restricted in some of them, not in all
    CHECK(std::ranges::any_of(found.same_density,
                              [](double share) { return share > 0.0 && share < 1.0; }));
    const auto again = analysis::reproducibility(inputs, cases, chosen, 1, 20);
    CHECK(again.same_coverage == found.same_coverage);
}

TEST_CASE("of boxes with the same coverage the one of like density counts", "[unit][discovery]") {
    // every half of these rows has the same trajectory: words of 40 rows each, of which a has only
    // cases and b none. Number 0 has coverage 1 as well, but not the density 1 that it has without b.
    Inputs inputs{{.name = "w", .values = {}, .words = {"a", "b"}}};
    std::vector<double> cases;
    for (std::size_t row = 0; row < 80; ++row) {
        inputs[0].values.push_back(row < 40 ? 0.0 : 1.0);
        cases.push_back(row < 40 ? 1.0 : 0.0);
    }
    const analysis::Trajectory trajectory = analysis::prim(inputs, cases);
    const auto found = analysis::reproducibility(inputs, cases, trajectory.back(), 3);
    CHECK(found.same_coverage == std::vector<double>{1.0});
    CHECK(found.same_density == std::vector<double>{1.0});
    const auto everything = analysis::reproducibility(inputs, cases, trajectory.front(), 3);
    CHECK(everything.same_coverage == std::vector<double>{0.0});
    CHECK(everything.same_density == std::vector<double>{0.0});
}

TEST_CASE("samples of one or two rows are no error", "[unit][discovery]") {
    for (const std::size_t n : {1U, 2U, 3U}) {
        const Inputs inputs{test::counting(n)};
        const std::vector<double> cases = test::cases_between(n, n, n);
        const analysis::Trajectory trajectory = analysis::prim(inputs, cases);
        const auto found = analysis::reproducibility(inputs, cases, trajectory.back(), 1);
        CHECK(found.same_coverage == std::vector<double>{0.0});
    }
}
