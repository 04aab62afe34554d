// SPDX-License-Identifier: MIT
#include "analysis/pathways/variability.hpp"

#include <cmath>
#include <set>
#include <string_view>
#include <vector>

#include "tests/analysis/pathways/sample.hpp"
#include "tests/support/catch.hpp"

using namespace catchup::analysis;
using catchup::test::sequence;

namespace {

/// All different subsequences, one by one.
std::size_t subsequences(const std::vector<Symbol>& states) {
    std::set<std::vector<Symbol>> found;
    for (std::size_t chosen = 0; chosen < std::size_t{1} << states.size(); ++chosen) {
        std::vector<Symbol> one;
        for (std::size_t i = 0; i < states.size(); ++i) {
            if ((chosen >> i & 1U) != 0) {
                one.push_back(states[i]);
            }
        }
        found.insert(one);
    }
    return found.size();
}

} // namespace

TEST_CASE("entropy of one sequence by hand", "[unit][pathways]") {
    // aabbc: shares .4, .4, .2 of three states
    const double expected = (0.8 * std::log(2.5) + 0.2 * std::log(5.0)) / std::log(3.0);
    CHECK(longitudinal_entropy(sequence("aabbc"), 3) == Approx(expected).epsilon(1e-14));
    CHECK(longitudinal_entropy(sequence("aaaa"), 3) == 0.0);
    CHECK(longitudinal_entropy(sequence("abcabc"), 3) == Approx(1.0).epsilon(1e-14));
    CHECK(std::isnan(longitudinal_entropy(sequence("aa"), 1)));
}

TEST_CASE("different subsequences are counted, not listed", "[property][pathways]") {
    for (const std::string_view states :
         {"a", "ab", "aba", "abab", "abcabc", "aabbaacc", "abacadab"}) {
        const std::vector<Symbol> one = sequence(states).states;
        CHECK(log2_subsequences(one) ==
              Approx(std::log2(static_cast<double>(subsequences(one)))).epsilon(1e-14));
    }
    // so long that their number is no double: n different states have 2^n subsequences
    std::vector<Symbol> all;
    for (Symbol state = 0; state < 20'000; ++state) {
        all.push_back(state);
    }
    CHECK(log2_subsequences(all) == Approx(20'000.0).epsilon(1e-12));
}

TEST_CASE("turbulence by hand", "[unit][pathways]") {
    // aabbc: states abc have 8 subsequences; durations 2, 2, 1 with mean 5/3 and variance 2/9; the
    // greatest variance is (3 - 1)(1 - 5/3)^2 = 8/9; 8 (17/9) / (11/9)
    CHECK(turbulence(sequence("aabbc")) == Approx(std::log2(8.0 * 17.0 / 11.0)).epsilon(1e-14));
    // abab: 12 subsequences, all durations 1
    CHECK(turbulence(sequence("abab")) == Approx(std::log2(12.0)).epsilon(1e-14));
    CHECK(turbulence(sequence("aaaa")) == Approx(1.0).epsilon(1e-14));
}

TEST_CASE("turbulence and complexity at their extremes", "[unit][pathways]") {
    CHECK(normalised_turbulence(sequence("aaaa"), 2, 4) == Approx(0.0).margin(1e-14));
    CHECK(normalised_turbulence(sequence("abab"), 2, 4) == Approx(1.0).epsilon(1e-14));
    CHECK(std::isnan(normalised_turbulence(sequence("aaaa"), 1, 4)));
    // aabbc: 2 changes in 4 steps
    const double entropy = longitudinal_entropy(sequence("aabbc"), 3);
    CHECK(complexity(sequence("aabbc"), 3) == Approx(std::sqrt(0.5 * entropy)).epsilon(1e-14));
    CHECK(complexity(sequence("aaaa"), 3) == 0.0);
    CHECK(complexity(sequence("abcabc"), 3) == Approx(1.0).epsilon(1e-14));
    CHECK(complexity(sequence("a"), 3) == 0.0);
}

TEST_CASE("no sequence is more turbulent than one that goes round", "[property][pathways]") {
    const double greatest = greatest_turbulence(3, 6);
    for (unsigned number = 0; number < 729; ++number) { // all sequences of three states
        Sequence one;
        for (unsigned rest = number, i = 0; i < 6; ++i, rest /= 3) {
            one.states.push_back(static_cast<Symbol>(rest % 3));
        }
        CHECK(turbulence(one) <= greatest + 1e-12);
        CHECK(turbulence(one) >= 1.0 - 1e-12);
    }
}
