// SPDX-License-Identifier: MIT
#include <memory>
#include <string>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "models/plan.hpp"
#include "models/record.hpp"
#include "models/step.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/run/replications.hpp"
#include "tests/benchmarks/allocation.hpp"
#include "tests/benchmarks/plain_model.hpp"
#include "tests/benchmarks/stopwatch.hpp"
#include "tests/benchmarks/suite.hpp"
#include "tests/benchmarks/table.hpp"
#include "tests/benchmarks/whole/model.hpp"
#include "tests/benchmarks/workload.hpp"

namespace catchup::bench {
namespace {

/// The engine's run: what the scenario fixes, and a world.
struct EngineRun {
    explicit EngineRun(const Scenario& scenario)
        : plan{prepare(scenario)}, world{begin(*plan, Replication{0})} {}
    void step() { catchup::step(world); }

    std::unique_ptr<const Plan> plan;
    World world;
};

struct PlainRun {
    explicit PlainRun(const Scenario& scenario) : model{scenario, 1} {}
    void step() { model.step(); }

    plain::Model model;
};

/// The whole model.
struct PlainWholeRun {
    explicit PlainWholeRun(const Scenario& scenario) : model{scenario, 1} {}
    void step() { model.step(); }

    plain::whole::Model model;
};

/// Steps after a warm-up. Memory counts from before the set-up on.
template <class Run>
void time_steps(benchmark::State& state, const Scenario& scenario) {
    const std::uint32_t firms = scenario.population.firms;
    const std::uint32_t timed = scenario.time.quarters - warm_up_quarters;
    double wall = 0.0;
    double processor = 0.0;
    double stays = 0.0;
    double most = 0.0;
    for (auto _ : state) {
        const std::int64_t before = bytes_in_use();
        restart_peak();
        Run run{scenario};
        for (std::uint32_t quarter = 0; quarter < warm_up_quarters; ++quarter) {
            run.step();
        }
        stays = static_cast<double>(bytes_in_use() - before);
        const Stopwatch watch;
        for (std::uint32_t quarter = 0; quarter < timed; ++quarter) {
            run.step();
        }
        const double elapsed = watch.wall();
        state.SetIterationTime(elapsed);
        wall += elapsed;
        processor += watch.processor();
        most = static_cast<double>(peak_bytes() - before);
    }
    const double done = static_cast<double>(state.iterations()) * firms * timed;
    state.counters[firm_quarters] = benchmark::Counter(done, benchmark::Counter::kIsRate);
    state.counters[bytes_a_firm] = stays / firms;
    state.counters[peak_a_firm] = most / firms;
    state.counters[cores] = processor / wall;
}

constexpr std::uint32_t levers_quarters = 40; // timed, of the whole model with its policies
constexpr std::uint32_t ensemble_firms = 600; // the paper's county
constexpr std::uint32_t ensemble_quarters = 28;
constexpr std::uint32_t ensemble_runs = 64;

/// Whole small runs, set-up included.
template <class RunAll>
void time_ensemble(benchmark::State& state, RunAll&& run_all) {
    const Scenario scenario = workload(ensemble_firms, ensemble_quarters, Extent::core);
    double wall = 0.0;
    double processor = 0.0;
    for (auto _ : state) {
        const Stopwatch watch;
        run_all(scenario);
        const double elapsed = watch.wall();
        state.SetIterationTime(elapsed);
        wall += elapsed;
        processor += watch.processor();
    }
    const double runs = static_cast<double>(state.iterations()) * ensemble_runs;
    state.counters[firm_quarters] =
        benchmark::Counter(runs * ensemble_firms * ensemble_quarters, benchmark::Counter::kIsRate);
    state.counters[runs_done] = benchmark::Counter(runs, benchmark::Counter::kIsRate);
    state.counters[cores] = processor / wall;
}

/// As `catchup run` does it: through the replication driver, with every output recorded.
void run_engine_ensemble(const Scenario& scenario, unsigned threads) {
    const auto plan = prepare(scenario);
    std::size_t values = 0;
    run::replicate<output::Record>(
        ensemble_runs, run::side_by_side(ensemble_firms, threads),
        [&](Replication replication) { return simulate(*plan, replication); },
        [&](const output::Record& record) { values += record.variables.size(); },
        [] { return false; });
    benchmark::DoNotOptimize(values);
}

/// Counts a quarter, no other record.
void run_plain_ensemble(const Scenario& scenario) {
    std::int64_t started = 0;
    for (std::uint32_t run = 0; run < ensemble_runs; ++run) {
        plain::Model model{scenario, run + 1};
        for (std::uint32_t quarter = 0; quarter < ensemble_quarters; ++quarter) {
            model.step();
            started += model.counts().started;
        }
    }
    benchmark::DoNotOptimize(started);
}

template <class Work>
void add(const std::string& name, std::int64_t iterations, unsigned threads, Work work) {
    benchmark::RegisterBenchmark(name.c_str(),
                                 [work, threads](benchmark::State& state) {
                                     Threads team{threads};
                                     team.run([&] { work(state); });
                                 })
        ->Iterations(iterations)
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
}

} // namespace

void register_steps() {
    struct Size {
        std::uint32_t firms;
        const char* text;
        std::int64_t iterations;
    };
    for (const auto& [firms, text, iterations] :
         {Size{5000, "5k", 8}, Size{100'000, "100k", 1}, Size{1'000'000, "1M", 1}}) {
        const std::uint32_t size = firms; // Clang 14 captures no structured binding
        const std::string what = fmt::format("/step {} firms", text);
        const auto core = [size] {
            return workload(size, warm_up_quarters + timed_quarters, Extent::core);
        };
        add("engine" + what, iterations, 1, [core](auto& s) { time_steps<EngineRun>(s, core()); });
        add("plain" + what, iterations, 1, [core](auto& s) { time_steps<PlainRun>(s, core()); });
        const auto whole = [size](auto& s) {
            const std::uint32_t timed = size > 100'000 ? timed_quarters : 80;
            time_steps<EngineRun>(s, workload(size, warm_up_quarters + timed, Extent::whole));
        };
        add(fmt::format("engine, whole model/{} firms", text), 1, 1, whole);
        if (size == 100'000) {
            add(fmt::format("engine, whole model/{} firms, 2 threads", text), 1, 2, whole);
            add("engine" + what + ", 2 threads", iterations, 2,
                [core](auto& s) { time_steps<EngineRun>(s, core()); });
        }
        if (size <= 100'000) {
            const auto levers = [size] {
                return whole_model(size, warm_up_quarters + levers_quarters);
            };
            const std::string all = fmt::format("/all levers {} firms", text);
            add("engine" + all, 1, 1, [levers](auto& s) { time_steps<EngineRun>(s, levers()); });
            add("plain" + all, 1, 1, [levers](auto& s) { time_steps<PlainWholeRun>(s, levers()); });
        }
    }
    const std::string what = fmt::format("/{} runs of 600 firms", ensemble_runs);
    add("plain" + what, 1, 1, [](auto& s) { time_ensemble(s, run_plain_ensemble); });
    for (const unsigned threads : {1U, 2U}) {
        add("engine" + what + (threads == 1 ? "" : ", 2 threads"), 1, threads, [threads](auto& s) {
            time_ensemble(s, [threads](const Scenario& all) { run_engine_ensemble(all, threads); });
        });
    }
}

} // namespace catchup::bench
