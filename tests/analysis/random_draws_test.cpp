// SPDX-License-Identifier: MIT
#include "analysis/random_draws.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <vector>

#include "tests/support/binomial_band.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using analysis::below;

TEST_CASE("draws are the generator's raw numbers, those below the remainder drawn again",
          "[unit][analysis]") {
    // 2^64 by 2^63 + 1 leaves 2^63 - 1: nearly every second number is drawn again
    const std::size_t half = (std::size_t{1} << 63U) + 1;
    std::mt19937_64 stream{7};
    std::mt19937_64 raw{7};
    int again = 0;
    for (int i = 0; i < 100; ++i) {
        std::uint64_t expected = raw();
        for (; expected < half - 2; ++again) {
            expected = raw();
        }
        CHECK(below(stream, half) == expected % half);
    }
    CHECK(again > 50);
    CHECK(below(stream, 1) == 0);
    // the standard names the 10 000th number of the default seed
    std::mt19937_64 standard;
    standard.discard(9'999);
    CHECK(below(standard, 1'000'000) == 9'981'545'732'273'789'042ULL % 1'000'000);
}

TEST_CASE("every number and every order is as likely", "[statistical][analysis]") {
    std::mt19937_64 stream{1};
    constexpr double draws = 60'000;
    std::map<std::size_t, double> numbers;
    std::map<std::array<int, 3>, double> orders;
    for (int i = 0; i < static_cast<int>(draws); ++i) {
        ++numbers[below(stream, 6)];
        std::array<int, 3> values{1, 2, 3};
        analysis::shuffle(stream, std::span{values});
        ++orders[values];
    }
    const test::BinomialBand band{
        .trials = draws, .probability = 1.0 / 6.0, .false_alarm = 1e-6 / 12};
    REQUIRE(numbers.size() == 6);
    REQUIRE(orders.size() == 6);
    for (const auto& [number, count] : numbers) {
        CHECK(band.contains(count));
    }
    for (const auto& [order, count] : orders) {
        CHECK(band.contains(count));
    }
    // control: the naive shuffle, any two places swapped, favours some of the six orders: 5 of 27
    CHECK_FALSE(band.contains(draws * 5.0 / 27.0));
}

TEST_CASE("a shuffle keeps the values", "[property][analysis]") {
    std::mt19937_64 stream{2};
    for (std::size_t n = 0; n < 200; ++n) {
        std::vector<std::size_t> values(n);
        std::iota(values.begin(), values.end(), std::size_t{0});
        analysis::shuffle(stream, std::span{values});
        std::sort(values.begin(), values.end());
        for (std::size_t i = 0; i < n; ++i) {
            REQUIRE(values[i] == i);
        }
    }
}
