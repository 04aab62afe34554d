// SPDX-License-Identifier: MIT
#include "analysis/pathways/distances.hpp"

#include <algorithm>
#include <random>
#include <vector>

#include <fmt/format.h>

#include "analysis/pathways/common_subsequence.hpp"
#include "analysis/random_draws.hpp"
#include "sim/parallel/blocks.hpp"
#include "tests/analysis/pathways/sample.hpp"
#include "tests/support/catch.hpp"

using namespace catchup::analysis;
using catchup::test::sequence;
using catchup::test::sequences;

namespace {

std::vector<Sequence> random_sequences(std::size_t count, std::size_t longest, std::size_t states,
                                       std::uint64_t seed) {
    std::mt19937_64 stream{seed};
    std::vector<Sequence> all;
    for (std::size_t i = 0; i < count; ++i) {
        Sequence one;
        const std::size_t length = 1 + below(stream, longest);
        for (std::size_t t = 0; t < length; ++t) {
            one.states.push_back(static_cast<Symbol>(below(stream, states)));
        }
        all.push_back(std::move(one));
    }
    return all;
}

/// The table of Needleman and Wunsch as it stands in a book.
double optimal_matching(const Sequence& one, const Sequence& other, const Costs& costs) {
    const std::size_t n = one.states.size();
    const std::size_t m = other.states.size();
    std::vector<std::vector<double>> least(n + 1, std::vector<double>(m + 1, 0.0));
    for (std::size_t i = 0; i <= n; ++i) {
        for (std::size_t j = 0; j <= m; ++j) {
            if (i == 0 || j == 0) {
                least[i][j] = costs.indel * static_cast<double>(i + j);
                continue;
            }
            least[i][j] =
                std::min({least[i - 1][j - 1] + costs.at(one.states[i - 1], other.states[j - 1]),
                          least[i - 1][j] + costs.indel, least[i][j - 1] + costs.indel});
        }
    }
    return least[n][m];
}

std::vector<std::string> states_of_firms() {
    std::vector<std::string> labels;
    for (int s = 0; s < 27; ++s) {
        labels.push_back(fmt::format("D{}N{}I{}", s / 9, s / 3 % 3, s % 3));
    }
    return labels;
}

} // namespace

TEST_CASE("distances by hand", "[unit][pathways]") {
    const std::vector<Sequence> all{sequence("abc"), sequence("ac"), sequence("bcd")};
    const Metric metric{Measure::optimal_matching, constant_costs(4)};
    const Distances found = distances(all, metric);
    CHECK(found.at(0, 1) == 1.0); // b goes
    CHECK(found.at(0, 2) == 2.0); // a goes, d comes
    CHECK(found.at(1, 2) == 3.0); // a goes, b and d come
    CHECK(found.at(2, 0) == found.at(0, 2));
    CHECK(found.at(1, 1) == 0.0);
    const std::vector<Sequence> pair{sequence("aabb"), sequence("abba")};
    CHECK(distances(pair, {Measure::hamming, constant_costs(2, 1.0)}).at(0, 1) == 2.0);
}

TEST_CASE("dynamic Hamming costs by hand", "[unit][pathways]") {
    // of those in a, half are in b one period later; nobody leaves b
    const Sequences all = sequences({"ab", "aa"}, 'b');
    const auto costs = dynamic_costs(transitions_over_time(all, all.weights()));
    REQUIRE(costs.size() == 2);
    CHECK(costs[0].at(0, 1) == 3.5); // 4 - .5 - 0, the way out of period 1
    CHECK(costs[1].at(1, 0) == 3.5); // the way into period 2
    const Metric metric{Measure::dynamic_hamming, {}, costs};
    CHECK(distances(all.distinct, metric).at(0, 1) == 3.5);
}

TEST_CASE("rate costs by hand", "[unit][pathways]") {
    // a: 1 step to a, 2 to b; b: 1 step to b, none to a
    const Sequences all = sequences({"aab", "abb"}, 'b');
    const Costs costs = rate_costs(transitions(all, all.weights()));
    CHECK(costs.at(0, 1) == Approx(2.0 - 2.0 / 3.0).epsilon(1e-15));
    CHECK(costs.at(0, 1) == costs.at(1, 0));
    CHECK(costs.at(0, 0) == 0.0);
    CHECK(costs.indel == 1.0);
}

TEST_CASE("matching of sixteen at a time is that of the book", "[property][pathways]") {
    std::mt19937_64 stream{7};
    const std::vector<Sequence> all = random_sequences(70, 12, 5, 3);
    Costs costs = constant_costs(5);
    for (std::size_t i = 0; i < 5; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            costs.substitution[i * 5 + j] = 4.0 * uniform(stream);
            costs.substitution[j * 5 + i] = costs.at(i, j);
        }
    }
    costs.indel = 0.7;
    const Distances found = distances(all, {Measure::optimal_matching, costs});
    const Distances few = distances(std::vector(all.begin(), all.begin() + 3), all,
                                    {Measure::optimal_matching, costs});
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = 0; j < all.size(); ++j) {
            CHECK(found.at(i, j) == Approx(optimal_matching(all[i], all[j], costs)).epsilon(1e-12));
        }
    }
    CHECK(few.at(2, 69) == found.at(2, 69));
}

TEST_CASE("optimal matching with indel 1 and substitution 2 is the distance by common subsequences",
          "[property][pathways]") {
    // longer than one machine word and than two
    for (const std::size_t longest : {5U, 64U, 65U, 150U}) {
        const std::vector<Sequence> all = random_sequences(40, longest, 4, longest);
        const Distances matched = distances(all, {Measure::optimal_matching, constant_costs(4)});
        const Distances common = distances(all, {Measure::common_subsequence, {}});
        CHECK(matched.values == common.values);
    }
    CHECK(CommonSubsequence{sequence("abcbdab")}.length_with(sequence("bdcaba")) == 4);
    CHECK(CommonSubsequence{sequence("aaa")}.length_with(sequence("zzz")) == 0);
}

TEST_CASE("Manhattan costs between the 27 states are a metric", "[unit][pathways]") {
    const std::vector<std::string> labels = states_of_firms();
    const auto costs = manhattan_costs(labels);
    REQUIRE(costs);
    CHECK_FALSE(detour(*costs));
    CHECK(costs->greatest() == 6.0);
    CHECK(costs->at(0, 26) == 6.0);
    CHECK(costs->at(9, 4) == 3.0); // D1N0I0, D0N1I1
    for (std::size_t i = 0; i < 27; ++i) {
        for (std::size_t j = 0; j < 27; ++j) {
            CHECK((costs->at(i, j) == 0.0) == (i == j));
            CHECK(costs->at(i, j) == costs->at(j, i));
        }
    }
    CHECK_FALSE(manhattan_costs(std::vector<std::string>{"D0N0I0", "poor"}));
    // control: a way that is cheaper by a third state is found
    Costs broken = *costs;
    broken.substitution[26] = broken.substitution[26 * 27] = 7.0;
    REQUIRE(detour(broken));
    CHECK((*detour(broken))[0] == 0);
    CHECK((*detour(broken))[2] == 26);
}

TEST_CASE("distances are the same bits for any number of threads", "[determinism][pathways]") {
    const std::vector<Sequence> all = random_sequences(200, 30, 6, 11);
    Costs costs = constant_costs(6, 1.3);
    costs.indel = 0.61;
    std::vector<std::vector<double>> found;
    for (const unsigned count : {1U, 2U, 3U, 8U}) {
        catchup::Threads threads{count};
        threads.run([&] {
            found.push_back(distances(all, {Measure::optimal_matching, costs}).values);
        });
    }
    CHECK(found[1] == found[0]);
    CHECK(found[2] == found[0]);
    CHECK(found[3] == found[0]);
}
