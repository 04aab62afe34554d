// SPDX-License-Identifier: MIT
#include "sim/random/distributions.hpp"

#include <array>
#include <cmath>
#include <vector>

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "sim/random/stream.hpp"
#include "tests/support/binomial_band.hpp"

using namespace catchup;
using catchup::test::BinomialBand;

namespace {

constexpr double smallest = 0x1p-33; // the extremes of Stream::uniform
constexpr double largest = 1.0 - 0x1p-33;

constexpr std::uint32_t draws = 1'000'000;
const Stream luck{20250101, Replication{0}};

/// How many of the draws satisfy the condition.
template <class Condition>
double count(Condition&& condition) {
    double n = 0.0;
    for (std::uint32_t k = 0; k < draws; ++k) {
        n += condition(luck.uniform(k, 0, Purpose::margin_noise)) ? 1.0 : 0.0;
    }
    return n;
}

} // namespace

TEST_CASE("exponential, Gumbel and normal numbers by hand", "[unit][random]") {
    CHECK(exponential(0.5) == Approx(0.6931471805599453).epsilon(1e-15));
    CHECK(exponential(0.36787944117144233) == Approx(1.0).epsilon(1e-15));
    CHECK(exponential(smallest) == Approx(22.87385695847820).epsilon(1e-14)); // 33 ln 2
    CHECK(exponential(largest) > 0.0);
    CHECK(gumbel(0.5) == Approx(0.36651292058166435).epsilon(1e-15));
    CHECK(gumbel(0.36787944117144233) == Approx(0.0).margin(1e-15));
    CHECK(std::isfinite(gumbel(smallest)));
    CHECK(std::isfinite(gumbel(largest)));
    CHECK(normal(0.5) == 0.0);
    CHECK(normal(0.975) == Approx(1.959963984540054).epsilon(1e-15));
    CHECK(normal(smallest) == -normal(largest));
}

TEST_CASE("below spreads 32 bits over the count", "[unit][random]") {
    CHECK(below(0, 10) == 0);
    CHECK(below(0x80000000, 10) == 5);
    CHECK(below(0x7fffffff, 10) == 4);
    CHECK(below(0xffffffff, 10) == 9);
    CHECK(below(0xffffffff, 1) == 0);
    CHECK(below(0xffffffff, 0xffffffff) == 0xfffffffe);
}

TEST_CASE("pick finds the entry in whose share the number falls", "[unit][random]") {
    const std::array shares{1.0, 0.0, 2.0, 1.0}; // borders at 0.25, 0.25, 0.75, 1
    CHECK(pick(shares, smallest) == 0);
    CHECK(pick(shares, 0.2499) == 0);
    CHECK(pick(shares, 0.25) == 2);
    CHECK(pick(shares, 0.7499) == 2);
    CHECK(pick(shares, 0.75) == 3);
    CHECK(pick(shares, largest) == 3);
    CHECK(pick(std::array{0.0, 3.0, 0.0}, smallest) == 1);
    CHECK(pick(std::array{0.0, 3.0, 0.0}, largest) == 1);
    CHECK(pick(std::array{0.0, 3.0, 0.0}, 1.0) == 1); // a number that rounding has carried to 1
    CHECK(pick(std::array{7.0}, 0.5) == 0);
}

TEST_CASE("lots pick what pick picks", "[property][random]") {
    const Lots only{std::array{0.0, 3.0, 0.0}};
    CHECK(only.pick(smallest) == 1);
    CHECK(only.pick(largest) == 1);
    CHECK(only.pick(1.0) == 1);
    rc::prop("whatever the shares and the luck", [] {
        const auto weights = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(
            rc::gen::oneOf(rc::gen::just(0), rc::gen::inRange(0, 1000))));
        std::vector<double> shares;
        for (const int weight : weights) {
            shares.push_back(weight * 0.1);
        }
        RC_PRE(*std::max_element(shares.begin(), shares.end()) > 0.0);
        const Lots lots{shares};
        const double uniform = (*rc::gen::arbitrary<std::uint32_t>() + 0.5) * 0x1p-32;
        for (const double luck_of_one : {uniform, smallest, largest, 1.0}) {
            RC_ASSERT(lots.pick(luck_of_one) == pick(shares, luck_of_one));
        }
    });
}

TEST_CASE("pick keeps to the shares", "[property][random]") {
    rc::prop("never an entry without a share, and later numbers never earlier entries", [] {
        const auto weights = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(
            rc::gen::oneOf(rc::gen::just(0), rc::gen::inRange(0, 1000))));
        const auto bits = *rc::gen::arbitrary<std::uint32_t>();
        std::vector<double> shares;
        for (const int weight : weights) {
            shares.push_back(weight * 0.1);
        }
        RC_PRE(*std::max_element(shares.begin(), shares.end()) > 0.0);
        const double uniform = (bits + 0.5) * 0x1p-32;
        const std::size_t picked = pick(shares, uniform);
        RC_ASSERT(picked < shares.size());
        RC_ASSERT(shares[picked] > 0.0);
        RC_ASSERT(pick(shares, uniform / 2.0) <= picked);
        RC_ASSERT(shares[pick(shares, largest)] > 0.0);
    });
}

TEST_CASE("distributions have their tails", "[statistical][random]") {
    // Exactly binomial: each draw is beyond the point or not.
    const BinomialBand beyond_one{.trials = draws, .probability = std::exp(-1.0)};
    CHECK(beyond_one.contains(count([](double u) { return exponential(u) > 1.0; })));
    CHECK_FALSE(beyond_one.contains(count([](double u) { return exponential(u) > 0.99; })));

    const BinomialBand tenth_of_a_percent{.trials = draws, .probability = 0.001};
    CHECK(
        tenth_of_a_percent.contains(count([](double u) { return normal(u) > 3.090232306167813; })));
    CHECK_FALSE(tenth_of_a_percent.contains(count([](double u) { return normal(u) > 3.03; })));

    const BinomialBand above_zero{.trials = draws, .probability = 1.0 - std::exp(-1.0)};
    CHECK(above_zero.contains(count([](double u) { return gumbel(u) > 0.0; })));
    CHECK_FALSE(above_zero.contains(count([](double u) { return gumbel(u) > 0.01; })));
}

TEST_CASE("the largest score plus Gumbel luck is a logit choice", "[theory][random]") {
    // McFadden 1974: P(option) = exp(score) / sum of exp(scores)
    constexpr std::array scores{0.0, 0.5, -1.0};
    const double total = 1.0 + std::exp(0.5) + std::exp(-1.0);
    std::array<double, 3> chosen{};
    for (std::uint32_t k = 0; k < draws; ++k) {
        std::size_t best = 0;
        std::array<double, 3> value{};
        for (std::uint32_t option = 0; option < 3; ++option) {
            value[option] = scores[option] + gumbel(luck.uniform(k, 1, Purpose::option, option));
            best = value[option] > value[best] ? option : best;
        }
        ++chosen[best];
    }
    for (std::size_t option = 0; option < 3; ++option) {
        const BinomialBand band{.trials = draws,
                                .probability = std::exp(scores[option]) / total,
                                .false_alarm = 1e-6 / 3.0};
        CHECK(band.contains(chosen[option]));
    }
    // control: a score that is 0.02 higher must be noticed
    const BinomialBand other{draws, std::exp(0.52) / (1.0 + std::exp(0.52) + std::exp(-1.0))};
    CHECK_FALSE(other.contains(chosen[1]));
}
