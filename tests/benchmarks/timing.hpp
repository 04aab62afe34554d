// SPDX-License-Identifier: MIT
// What every timed row does alike: it times iterations, counts memory, reports rates.
#pragma once

#include <cstdint>
#include <string>

#include <benchmark/benchmark.h>

#include "sim/parallel/blocks.hpp"
#include "tests/benchmarks/allocation.hpp"
#include "tests/benchmarks/stopwatch.hpp"
#include "tests/benchmarks/table.hpp"

namespace catchup::bench {

/// Times of one benchmark's iterations, wall-clock and of all threads' processors.
class Timing {
  public:
    explicit Timing(benchmark::State& state) noexcept : state_{state} {}

    /// Times `work()` as the iteration that runs now.
    template <class Work>
    void iteration(Work&& work) {
        const Stopwatch watch;
        work();
        const double elapsed = watch.wall();
        state_.SetIterationTime(elapsed);
        wall_ += elapsed;
        processor_ += watch.processor();
    }
    /// Each iteration did `amount` of the unit.
    void report(const char* unit, double amount) {
        const double done = static_cast<double>(state_.iterations()) * amount;
        state_.counters[unit] = benchmark::Counter(done, benchmark::Counter::kIsRate);
        state_.counters[cores] = processor_ / wall_;
    }

  private:
    benchmark::State& state_;
    double wall_ = 0.0;
    double processor_ = 0.0;
};

/// Heap bytes that an iteration takes from its beginning on.
class Heap {
  public:
    void begin() noexcept {
        before_ = bytes_in_use();
        restart_peak();
    }
    /// What is there now stays.
    void note_rest() noexcept { stays_ = bytes_in_use() - before_; }
    /// The most so far.
    void note_peak() noexcept { most_ = peak_bytes() - before_; }
    void report(benchmark::State& state, double firms) const {
        state.counters[bytes_a_firm] = static_cast<double>(stays_) / firms;
        state.counters[peak_a_firm] = static_cast<double>(most_) / firms;
    }

  private:
    std::int64_t before_ = 0;
    std::int64_t stays_ = 0;
    std::int64_t most_ = 0;
};

/// Enters `work(state)` as a row; its loops may use so many threads.
template <class Work>
void add_row(const std::string& name, std::int64_t iterations, unsigned threads, Work work) {
    benchmark::RegisterBenchmark(name.c_str(),
                                 [work, threads](benchmark::State& state) {
                                     Threads team{threads};
                                     team.run([&] { work(state); });
                                 })
        ->Iterations(iterations)
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
}

} // namespace catchup::bench
