// SPDX-License-Identifier: MIT
// What the machine can do at best, one thread: memory, look-ups of partners, draws, exp, and the
// reference workload's decision alone. Beside them each rate is also a share of a limit.
#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "sim/numerics/elementary_of_many.hpp"
#include "sim/numerics/instructions.hpp"
#include "sim/random/draws.hpp"
#include "tests/benchmarks/reference/model.hpp"
#include "tests/benchmarks/suite.hpp"
#include "tests/benchmarks/timing.hpp"

namespace catchup::bench {
namespace {

using reference::chunk_size;

/// Calls `work()`, which does `amount` of something, until 20 milliseconds are over.
template <class Work>
void time_often(benchmark::State& state, const char* unit, double amount, Work work) {
    constexpr double long_enough = 0.02; // seconds
    double calls = 0.0;
    Timing timing{state};
    for (auto _ : state) {
        timing.iteration([&] {
            const Stopwatch watch;
            while (watch.wall() < long_enough) {
                for (int call = 0; call < 8; ++call) {
                    work();
                    benchmark::ClobberMemory();
                }
                calls += 8.0;
            }
        });
    }
    timing.report(unit, calls * amount / static_cast<double>(state.iterations()));
}

/// McCalpin's triad (1995): a = b + factor x c, counted as three arrays moved.
void time_triad(benchmark::State& state, std::size_t bytes) {
    const std::size_t size = bytes / 3 / sizeof(float);
    std::vector<float> a(size), b(size, 1.0F), c(size, 2.0F);
    const double moved = static_cast<double>(3 * size * sizeof(float)) / 1e6;
    time_often(state, megabytes, moved, [&] {
        vectorised([to = a.data(), from = b.data(), also = c.data(), size]() noexcept {
#pragma GCC ivdep // three arrays
            for (std::size_t i = 0; i < size; ++i) {
                to[i] = from[i] + 3.0F * also[i];
            }
        });
    });
}

/// What firms would pay if they looked at all their partners' states each quarter.
void time_look_ups(benchmark::State& state, std::uint32_t firms) {
    const Stream random{1, Replication{0}};
    const auto partners = reference::make_partners(firms, random);
    std::vector<std::uint32_t> own(firms);
    std::iota(own.begin(), own.end(), 0U);
    std::vector<std::uint32_t> sums(firms);
    time_often(state, look_ups, 2.0 * static_cast<double>(partners.links()), [&] {
        for (std::uint32_t f = 0; f < firms; ++f) {
            std::uint32_t sum = 0;
            for (const Position partner : partners.of(Position{f})) {
                sum += own[partner.value()];
            }
            sums[f] = sum;
        }
    });
}

void time_philox(benchmark::State& state) {
    const Stream random{1, Replication{0}};
    std::uint32_t ids[chunk_size];
    std::uint32_t bits[chunk_size];
    std::iota(std::begin(ids), std::end(ids), 0U);
    std::uint32_t quarter = 0;
    time_often(state, numbers, chunk_size,
               [&] { draw_bits(random, ids, ++quarter, Purpose::option, 0, bits); });
}

void time_exp(benchmark::State& state) {
    std::vector<float> values(chunk_size);
    time_often(state, numbers, chunk_size, [&] {
        // each call begins anew: exp of exp would soon be infinite
        std::fill(values.begin(), values.end(), -1.5F);
        benchmark::ClobberMemory();
        exp_of_each(std::span<float>{values});
    });
}

/// Income, utilities, weights and choices of one chunk in the nearest cache: no draws, no network,
/// nothing paid.
void time_decision(benchmark::State& state) {
    const Stream random{1, Replication{0}};
    const auto partners = reference::make_partners(5000, random);
    reference::Model model{partners, random};
    for (std::uint32_t quarter = 0; quarter < reference::quarters / 2; ++quarter) {
        model.step();
    }
    std::uint32_t ids[chunk_size];
    std::uint32_t bits[chunk_size];
    std::iota(std::begin(ids), std::end(ids), 0U);
    draw_bits(random, ids, 0, Purpose::option, 0, bits);
    const reference::Chunk chunk = model.chunk(0, chunk_size, bits);
    reference::Scratch scratch;
    time_often(state, firm_quarters, chunk_size, [&] { reference::decide(chunk, scratch); });
}

template <class Work>
void add(const std::string& name, Work work) {
    add_row("limit/" + name, 1, 1, work);
}

} // namespace

void register_limits() {
    add("triad of 24 KB", [](auto& s) { time_triad(s, 24 << 10); });
    add("triad of 256 MB", [](auto& s) { time_triad(s, 256 << 20); });
    add("partners' states, 100k firms", [](auto& s) { time_look_ups(s, 100'000); });
    add("partners' states, 4M firms", [](auto& s) { time_look_ups(s, 4'000'000); });
    add("exp in single precision", time_exp);
    add(philox_row, time_philox);
    add(decision_row, time_decision);
}

} // namespace catchup::bench
