// SPDX-License-Identifier: MIT
// The order of a sum shows in its last bits when the terms nearly cancel: then a loop that lets
// threads decide the order is caught.
#include <bit>
#include <cstdint>
#include <set>
#include <vector>

#include "sim/parallel/blocks.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;

namespace {

constexpr std::size_t terms = 3'000'000;

/// Signs and sizes without a pattern: from 2^-40 to 2^39, so that most additions round.
double ill_conditioned(Position at) noexcept {
    std::uint64_t x = (at.value() + 1) * 0x9e3779b97f4a7c15U; // Steele et al. 2014, splitmix64
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    x ^= x >> 31;
    const double size = std::bit_cast<double>((x >> 12) | (0x3ffULL << 52)); // 1 to 2
    const std::uint64_t power = 1023 - 40 + (x & 0x3f) + ((x >> 6) & 0xf);
    return ((x & 0x800) != 0 ? -size : size) * std::bit_cast<double>(power << 52);
}

/// What ordered_sum promises, in a plain loop.
double block_by_block() {
    double total = 0.0;
    for (std::size_t begin = 0; begin < terms; begin += 4096) {
        double sum = 0.0;
        for (std::size_t at = begin; at < std::min(begin + 4096, terms); ++at) {
            sum += ill_conditioned(Position{static_cast<std::uint32_t>(at)});
        }
        total += sum;
    }
    return total;
}

} // namespace

TEST_CASE("the terms notice the order in which they are added", "[determinism][parallel]") {
    // control for the test below: other block sizes and directions give other bits
    double forward = 0.0;
    double backward = 0.0;
    double by_thousands = 0.0;
    for (std::uint32_t at = 0; at < terms; ++at) {
        forward += ill_conditioned(Position{at});
        backward += ill_conditioned(Position{static_cast<std::uint32_t>(terms) - 1 - at});
    }
    for (std::uint32_t begin = 0; begin < terms; begin += 1000) {
        double sum = 0.0;
        for (std::uint32_t at = begin; at < begin + 1000; ++at) {
            sum += ill_conditioned(Position{at});
        }
        by_thousands += sum;
    }
    CHECK(std::set<double>{forward, backward, by_thousands, block_by_block()}.size() == 4);
}

TEST_CASE("a sum has the same bits on any number of threads", "[determinism][parallel]") {
    const double expected = block_by_block();
    for (const unsigned count : {1U, 2U, 3U, 8U, 16U}) {
        CAPTURE(count);
        Threads threads{count};
        for (int repeat = 0; repeat < 20; ++repeat) {
            double sum = 0.0;
            threads.run([&] { sum = ordered_sum<double>(terms, ill_conditioned); });
            REQUIRE(std::bit_cast<std::uint64_t>(sum) == std::bit_cast<std::uint64_t>(expected));
        }
    }
    CHECK(ordered_sum<double>(terms, ill_conditioned) == expected); // outside Threads, too
}
