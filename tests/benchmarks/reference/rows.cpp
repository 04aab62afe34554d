// SPDX-License-Identifier: MIT
// The reference workload in several sizes, beside the plain and the NumPy program.
#include <algorithm>
#include <stdexcept>
#include <string>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "sim/run/replications.hpp"
#include "tests/benchmarks/reference/model.hpp"
#include "tests/benchmarks/reference/numpy_program.hpp"
#include "tests/benchmarks/reference/plain.hpp"
#include "tests/benchmarks/suite.hpp"
#include "tests/benchmarks/timing.hpp"

namespace catchup::bench {
namespace {

using reference::quarters;

struct EngineRun {
    EngineRun(std::uint32_t firms, std::uint32_t seed)
        : random{seed, Replication{0}}, partners{reference::make_partners(firms, random)},
          model{partners, random} {}

    Stream random;
    network::Partners partners;
    reference::Model model;
};

struct PlainRun {
    PlainRun(std::uint32_t firms, std::uint32_t seed) : model{firms, seed} {}

    reference::plain::Model model;
};

struct TunedRun {
    TunedRun(std::uint32_t firms, std::uint32_t seed)
        : model{firms, seed, reference::plain::Care::tuned} {}

    reference::plain::Model model;
};

/// All quarters with their records; set-up is not timed. A new world and luck each time.
template <class Run>
void time_quarters(benchmark::State& state, std::uint32_t firms) {
    Timing timing{state};
    Heap heap;
    std::uint32_t seed = 0;
    for (auto _ : state) {
        heap.begin();
        Run run{firms, ++seed};
        timing.iteration([&] {
            for (std::uint32_t quarter = 0; quarter < quarters; ++quarter) {
                run.model.step();
            }
        });
        heap.note_rest();
        heap.note_peak();
    }
    timing.report(firm_quarters, static_cast<double>(firms) * quarters);
    heap.report(state, firms);
}

/// By the NumPy program's own clock.
void time_numpy(benchmark::State& state, std::uint32_t firms) {
    std::uint32_t seed = 0;
    for (auto _ : state) {
        try {
            state.SetIterationTime(reference::run_numpy(firms, 1, ++seed).front().seconds);
        } catch (const std::runtime_error& error) {
            state.SkipWithError(error.what());
            return;
        }
    }
    const double done = static_cast<double>(state.iterations()) * firms * quarters;
    state.counters[firm_quarters] = benchmark::Counter(done, benchmark::Counter::kIsRate);
}

constexpr std::uint32_t ensemble_firms = 5000;
constexpr std::uint32_t ensemble_runs = 128;

/// Whole runs through the replication driver: network, births, quarters and records.
void time_ensemble(benchmark::State& state, unsigned threads) {
    using Records = std::vector<reference::Record>;
    Timing timing{state};
    for (auto _ : state) {
        double purses = 0.0;
        timing.iteration([&] {
            run::replicate<Records>(
                ensemble_runs, run::side_by_side(ensemble_firms, threads),
                [](Replication replication) {
                    EngineRun run{ensemble_firms, replication.value()};
                    for (std::uint32_t quarter = 0; quarter < quarters; ++quarter) {
                        run.model.step();
                    }
                    return run.model.records();
                },
                [&](const Records& records) { purses += records.back().mean_purse; },
                [] { return false; });
        });
        benchmark::DoNotOptimize(purses);
    }
    timing.report(firm_quarters, static_cast<double>(ensemble_runs) * ensemble_firms * quarters);
    timing.report(runs_done, ensemble_runs);
}

} // namespace

void register_reference() {
    struct Size {
        std::uint32_t firms;
        const char* text;
        std::int64_t iterations;
        bool beside_others;
        bool on_two_threads;
    };
    for (const Size& at :
         {Size{5000, "5k", 100, true, false}, Size{100'000, "100k", 10, true, true},
          Size{1'000'000, "1M", 1, false, true}, Size{4'000'000, "4M", 1, false, true}}) {
        const std::uint32_t firms = at.firms;
        const std::int64_t slower = std::max<std::int64_t>(1, at.iterations / 20); // as long a time
        const std::string what = fmt::format("/reference {} firms", at.text);
        const auto engine = [firms](auto& state) { time_quarters<EngineRun>(state, firms); };
        add_row("engine" + what, at.iterations, 1, engine);
        if (at.on_two_threads) {
            add_row("engine" + what + ", 2 threads", at.iterations, 2, engine);
        }
        if (at.beside_others) {
            add_row("plain" + what, slower, 1,
                    [firms](auto& s) { time_quarters<PlainRun>(s, firms); });
            add_row("plain, tuned" + what, slower, 1,
                    [firms](auto& s) { time_quarters<TunedRun>(s, firms); });
            add_row("numpy" + what, 1, 1, [firms](auto& s) { time_numpy(s, firms); });
        }
    }
    const std::string what = fmt::format("engine/reference {} x 5k firms", ensemble_runs);
    add_row(what, 1, 1, [](auto& s) { time_ensemble(s, 1); });
    add_row(what + ", 2 threads", 1, 2, [](auto& s) { time_ensemble(s, 2); });
}

} // namespace catchup::bench
