// SPDX-License-Identifier: MIT
#include "sim/random/stream.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <vector>

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "tests/support/binomial_band.hpp"

using namespace catchup;
using catchup::test::BinomialBand;

namespace {

struct Coordinates {
    std::uint32_t id, when, replication, purpose, index;
    friend bool operator==(const Coordinates&, const Coordinates&) = default;
};

std::uint32_t bits(const Coordinates& c, std::uint64_t seed = 42) {
    return Stream{seed, Replication{c.replication}}.bits(c.id, c.when,
                                                         static_cast<Purpose>(c.purpose), c.index);
}

/// The block and the word in it that the documented layout gives to a draw.
std::tuple<PhiloxCounter, std::uint32_t> place(const Coordinates& c) {
    return {{c.id / 4, c.when, c.replication, c.purpose << 16 | c.index}, c.id % 4};
}

Coordinates drawn() {
    // near each other, or anywhere: overlaps hide at the edges of the fields
    const auto word =
        rc::gen::oneOf(rc::gen::inRange<std::uint32_t>(0, 6), rc::gen::arbitrary<std::uint32_t>());
    const auto half = rc::gen::oneOf(rc::gen::inRange<std::uint32_t>(0, 4),
                                     rc::gen::inRange<std::uint32_t>(65530, 65536));
    return {*word, *word, *word, *half, *half};
}

} // namespace

TEST_CASE("a draw is a word of the documented block", "[property][random]") {
    rc::prop("layout", [] {
        const Coordinates c = drawn();
        const auto seed = *rc::gen::arbitrary<std::uint64_t>();
        const auto [counter, word] = place(c);
        RC_ASSERT(bits(c, seed) == philox(seed, counter)[word]);
    });
    rc::prop("no two coordinates share a word", [] {
        const Coordinates a = drawn();
        const Coordinates b = drawn();
        RC_ASSERT((a == b) == (place(a) == place(b)));
    });
}

TEST_CASE("draws of neighbouring coordinates are all different", "[unit][random]") {
    // 1280 draws of 32 bits: an accidental repeat has probability 2e-4, an overlap would be certain
    std::vector<std::uint32_t> words;
    for (std::uint32_t id = 0; id < 10; ++id) {
        for (std::uint32_t when = 0; when < 4; ++when) {
            for (std::uint32_t replication = 0; replication < 4; ++replication) {
                for (std::uint32_t purpose = 1; purpose < 3; ++purpose) {
                    for (const std::uint32_t index : {0U, 1U, 2U, 65535U}) {
                        words.push_back(bits({id, when, replication, purpose, index}));
                    }
                }
            }
        }
    }
    std::sort(words.begin(), words.end());
    CHECK(words.size() == 1280);
    CHECK(std::adjacent_find(words.begin(), words.end()) == words.end());
    CHECK(bits({1, 2, 3, 4, 5}, 42) != bits({1, 2, 3, 4, 5}, 43));
    CHECK(bits({1, 2, 3, 4, 5}, 42) != bits({1, 2, 3, 4, 5}, 42 + (std::uint64_t{1} << 32)));
}

TEST_CASE("uniform numbers are the centres of 2^32 cells", "[unit][random]") {
    const Stream random{42, Replication{1}};
    for (std::uint32_t id = 0; id < 100; ++id) {
        const double u = random.uniform(id, 7, Purpose::exit, 3);
        CHECK(u == (random.bits(id, 7, Purpose::exit, 3) + 0.5) / 4294967296.0);
        CHECK(u == random.uniform(FirmId{id}, Step{7}, Purpose::exit, 3));
        CHECK((u > 0.0 && u < 1.0));
    }
}

TEST_CASE("uniform numbers fill their cells", "[statistical][random]") {
    constexpr std::uint32_t draws = 1 << 20;
    constexpr std::uint32_t cells = 64;
    const BinomialBand band{
        .trials = draws, .probability = 1.0 / cells, .false_alarm = 1e-6 / cells};
    const Stream random{20250101, Replication{0}};
    const auto counts = [&](auto&& number) {
        std::array<double, cells> count{};
        for (std::uint32_t k = 0; k < draws; ++k) {
            ++count[static_cast<std::size_t>(number(k) * cells)];
        }
        return count;
    };
    const auto fits = [&](const std::array<double, cells>& count) {
        return std::all_of(count.begin(), count.end(), [&](double n) { return band.contains(n); });
    };
    const auto by_id = [&](std::uint32_t k) { return random.uniform(k, 0, Purpose::exit); };
    const auto by_when = [&](std::uint32_t k) { return random.uniform(0, k, Purpose::exit); };
    const auto by_index = [&](std::uint32_t k) {
        return random.uniform(k >> 16, 0, Purpose::exit, k & 0xffff);
    };
    const auto by_replication = [&](std::uint32_t k) {
        return Stream{5, Replication{k}}.uniform(0, 0, Purpose::exit);
    };
    const auto by_seed = [&](std::uint32_t k) {
        return Stream{k, Replication{0}}.uniform(0, 0, Purpose::exit);
    };
    CHECK(fits(counts(by_id)));
    CHECK(fits(counts(by_when)));
    CHECK(fits(counts(by_index)));
    CHECK(fits(counts(by_replication)));
    CHECK(fits(counts(by_seed)));
    // control: u^1.02 must be noticed
    CHECK_FALSE(fits(counts([&](std::uint32_t k) { return std::pow(by_id(k), 1.02); })));
}

TEST_CASE("neighbouring draws know nothing of each other", "[statistical][random]") {
    // pairs of draws in 8 x 8 cells; a draw is used in one pair only
    constexpr std::uint32_t pairs = 1 << 19;
    const BinomialBand band{.trials = pairs, .probability = 1.0 / 64, .false_alarm = 1e-6 / 64};
    const Stream random{20250101, Replication{0}};
    const Stream other{20250101, Replication{1}};
    const auto fits = [&](auto&& first, auto&& second) {
        std::array<double, 64> count{};
        for (std::uint32_t k = 0; k < pairs; ++k) {
            ++count[static_cast<std::size_t>(first(k) * 8) * 8 +
                    static_cast<std::size_t>(second(k) * 8)];
        }
        return std::all_of(count.begin(), count.end(), [&](double n) { return band.contains(n); });
    };
    const auto even = [&](std::uint32_t k) { return random.uniform(2 * k, 0, Purpose::exit); };
    CHECK(fits(even, [&](auto k) { return random.uniform(2 * k + 1, 0, Purpose::exit); }));
    CHECK(fits(even, [&](auto k) { return random.uniform(2 * k, 1, Purpose::exit); }));
    CHECK(fits(even, [&](auto k) { return random.uniform(2 * k, 0, Purpose::exit, 1); }));
    CHECK(fits(even, [&](auto k) { return random.uniform(2 * k, 0, Purpose::contact); }));
    CHECK(fits(even, [&](auto k) { return other.uniform(2 * k, 0, Purpose::exit); }));
    // control: a second number that is 1 % the first must be noticed
    CHECK_FALSE(fits(even, [&](auto k) {
        return 0.01 * even(k) + 0.99 * random.uniform(2 * k + 1, 0, Purpose::exit);
    }));
}
