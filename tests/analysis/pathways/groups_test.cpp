// SPDX-License-Identifier: MIT
#include <cmath>
#include <random>
#include <vector>

#include "analysis/pathways/discrepancy.hpp"
#include "analysis/pathways/markov.hpp"
#include "analysis/pathways/transitions.hpp"
#include "analysis/random_draws.hpp"
#include "tests/analysis/pathways/sample.hpp"
#include "tests/support/binomial_band.hpp"
#include "tests/support/catch.hpp"

using namespace catchup::analysis;
using catchup::test::BinomialBand;
using catchup::test::sequences;

namespace {

/// How many of `worlds` samples of two groups have p <= .05, the second group moved by `shift`.
std::size_t rejections(std::size_t worlds, double shift) {
    constexpr std::size_t members = 24;
    std::mt19937_64 stream{2024};
    std::size_t rejected = 0;
    for (std::size_t w = 0; w < worlds; ++w) {
        std::vector<double> points;
        std::vector<Grouped> grouped;
        for (std::size_t i = 0; i < members; ++i) {
            points.push_back(uniform(stream) + (i % 2 == 1 ? shift : 0.0));
            grouped.push_back({i, i % 2});
        }
        Distances square{members, members, {}};
        for (const double one : points) {
            for (const double other : points) {
                square.values.push_back(std::abs(one - other));
            }
        }
        rejected += *discrepancy(square, grouped, 99, w)->p <= 0.05 ? 1U : 0U;
    }
    return rejected;
}

} // namespace

TEST_CASE("discrepancy by hand", "[unit][pathways]") {
    // two pairs at distance 1 within, 3 across: sums (1 + 1 + 4 x 3) / 4 in all, 1/2 in each pair
    const Distances square{4, 4, {0, 1, 3, 3, 1, 0, 3, 3, 3, 3, 0, 1, 3, 3, 1, 0}};
    const std::vector<Grouped> members{{0, 0}, {1, 0}, {2, 1}, {3, 1}};
    const auto found = discrepancy(square, members, 9999, 1);
    REQUIRE(found);
    CHECK(found->total == Approx(3.5 / 4.0).epsilon(1e-15));
    CHECK(found->of_group[0] == Approx(0.25).epsilon(1e-15));
    CHECK(found->r_squared == Approx(2.5 / 3.5).epsilon(1e-14));
    CHECK(found->pseudo_f == Approx(5.0).epsilon(1e-13)); // 2.5 / 1 over 1 / 2
    // 2 of the 6 ways to deal two and two are as far apart
    const BinomialBand band{.trials = 9999, .probability = 1.0 / 3.0};
    CHECK(band.contains(*found->p * 10'000 - 1));
    CHECK_FALSE(discrepancy(square, std::vector<Grouped>{{0, 0}, {1, 0}}, 9, 1));
    const Distances same{2, 2, {0, 0, 0, 0}};
    CHECK_FALSE(discrepancy(same, std::vector<Grouped>{{0, 0}, {1, 1}, {0, 1}}, 9, 1));
}

TEST_CASE("equal members may be counted once in a discrepancy", "[property][pathways]") {
    const Distances square{2, 2, {0, 2, 2, 0}};
    const std::vector<Grouped> weighted{{0, 0, 3.0}, {1, 0, 1.0}, {1, 1, 2.0}};
    const std::vector<Grouped> single{{0, 0}, {0, 0}, {0, 0}, {1, 0}, {1, 1}, {1, 1}};
    CHECK(discrepancy(square, weighted, 0, 1)->r_squared ==
          Approx(discrepancy(square, single, 0, 1)->r_squared).epsilon(1e-14));
}

TEST_CASE("the permutation p is uniform where groups do not differ", "[statistical][pathways]") {
    // 100 equally likely values of p, 5 of them at most .05
    const BinomialBand band{.trials = 2000, .probability = 0.05};
    CHECK(band.contains(static_cast<double>(rejections(2000, 0.0))));
    // control: groups a little apart are noticed
    CHECK_FALSE(band.contains(static_cast<double>(rejections(2000, 0.15))));
}

TEST_CASE("likelihood ratio by hand", "[unit][pathways]") {
    // rows 3 1 / 1 3: each cell is expected to hold 2
    const std::vector<Contingency> tables{{{0, {{0, 3.0}, {1, 1.0}}}, {1, {{0, 1.0}, {1, 3.0}}}}};
    const LikelihoodRatio found = likelihood_ratio(tables);
    CHECK(found.statistic ==
          Approx(2.0 * (6.0 * std::log(1.5) + 2.0 * std::log(0.5))).epsilon(1e-14));
    CHECK(found.degrees == 1.0);
    CHECK(found.sparse == 1.0);
    const std::vector<Contingency> one_row{{{0, {{0, 3.0}, {1, 1.0}}}}};
    CHECK(likelihood_ratio(one_row).degrees == 0.0);
    CHECK(std::isnan(likelihood_ratio(one_row).p));
}

TEST_CASE("a chain of order one has memory of one step, not of two", "[statistical][pathways]") {
    const auto rejected = [](double stay, double echo) {
        // stays with probability `stay`, more if it stayed before
        std::mt19937_64 stream{99};
        std::size_t one = 0;
        std::size_t two = 0;
        for (std::size_t world = 0; world < 400; ++world) {
            std::vector<std::string> words;
            for (int i = 0; i < 40; ++i) {
                std::string word{uniform(stream) < 0.5 ? "aa" : "bb"};
                for (int t = 0; t < 15; ++t) {
                    const bool stayed = word.back() == word[word.size() - 2];
                    const double p = stay + (stayed ? echo : -echo);
                    const char last = word.back();
                    word.push_back(uniform(stream) < p ? last : last == 'a' ? 'b' : 'a');
                }
                words.push_back(word.substr(2));
            }
            const Sequences all = sequences(words, 'b');
            one += order_one(all, all.weights()).p <= 0.05 ? 1U : 0U;
            two += order_two(all, all.weights()).p <= 0.05 ? 1U : 0U;
        }
        return std::pair{static_cast<double>(one), static_cast<double>(two)};
    };
    const BinomialBand chance{.trials = 400, .probability = 0.05, .false_alarm = 1e-6};
    const auto [none_one, none_two] = rejected(0.5, 0.0); // no memory
    CHECK(chance.contains(none_one));
    CHECK(chance.contains(none_two));
    const auto [one_one, one_two] = rejected(0.7, 0.0); // of one step
    CHECK_FALSE(chance.contains(one_one));
    CHECK(chance.contains(one_two));
    CHECK_FALSE(chance.contains(rejected(0.7, 0.1).second)); // of two
}

TEST_CASE("rates, shares and times by hand", "[unit][pathways]") {
    Sequences all = sequences({"aab", "abb", "b"}, 'c');
    const Transitions rates = transitions(all, all.weights());
    CHECK(rates.rate(0, 0) == Approx(1.0 / 3.0).epsilon(1e-15));
    CHECK(rates.rate(0, 1) == Approx(2.0 / 3.0).epsilon(1e-15));
    CHECK(rates.rate(1, 1) == 1.0);
    CHECK(std::isnan(rates.rate(2, 0)));
    const auto shares = distributions(all, all.weights());
    CHECK(shares[0].present == 3.0);
    CHECK(shares[1].present == 2.0);
    CHECK(shares[1].shares[1] == 0.5);
    const auto times = state_times(all, all.weights());
    CHECK(times[0].periods == 1.0);                      // 2, 1, 0
    CHECK(times[1].first == Approx(1.0).epsilon(1e-15)); // 2, 1, 0
    CHECK(times[0].reached == Approx(2.0 / 3.0).epsilon(1e-15));
    CHECK(times[2].reached == 0.0);
    CHECK(std::isnan(times[2].first));
}
