// SPDX-License-Identifier: MIT
// Many small runs: set-up, quarters, aggregates and, where the row says so, the result file.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "models/catalogue.hpp"
#include "models/outputs/output.hpp"
#include "models/plan.hpp"
#include "models/record.hpp"
#include "models/step.hpp"
#include "sim/output/writer.hpp"
#include "sim/run/replications.hpp"
#include "tests/benchmarks/plain_model.hpp"
#include "tests/benchmarks/suite.hpp"
#include "tests/benchmarks/timing.hpp"
#include "tests/benchmarks/work_file.hpp"
#include "tests/benchmarks/workload.hpp"

namespace catchup::bench {
namespace {

constexpr std::uint32_t firms = 600; // the paper's county
constexpr std::uint32_t quarters = 28;
constexpr std::uint32_t core_runs = 64;
constexpr std::uint32_t stored_runs = 256;

/// Calls `run_all()`, which does so many whole runs, set-up included.
template <class RunAll>
void time_runs(benchmark::State& state, std::uint32_t runs, RunAll&& run_all) {
    Timing timing{state};
    for (auto _ : state) {
        timing.iteration(run_all);
    }
    timing.report(firm_quarters, static_cast<double>(runs) * firms * quarters);
    timing.report(runs_done, runs);
}

/// As `catchup run` does it: through the replication driver.
template <class Take>
void replicate(const Plan& plan, std::uint32_t runs, unsigned threads, Take&& take) {
    run::replicate<output::Record>(
        runs, run::side_by_side(firms, threads),
        [&](Replication replication) { return simulate(plan, replication); }, take,
        [] { return false; });
}

/// Of the core, with every output recorded and no file.
void run_engine(benchmark::State& state, unsigned threads) {
    time_runs(state, core_runs, [threads] {
        const auto plan = prepare(workload(firms, quarters, Extent::core));
        std::size_t values = 0;
        replicate(*plan, core_runs, threads,
                  [&](const output::Record& record) { values += record.variables.size(); });
        benchmark::DoNotOptimize(values);
    });
}

/// Counts a quarter, no other record.
void run_plain(benchmark::State& state) {
    const Scenario scenario = workload(firms, quarters, Extent::core);
    time_runs(state, core_runs, [&] {
        std::int64_t started = 0;
        for (std::uint32_t run = 0; run < core_runs; ++run) {
            plain::Model model{scenario, run + 1};
            for (std::uint32_t quarter = 0; quarter < quarters; ++quarter) {
                model.step();
                started += model.counts().started;
            }
        }
        benchmark::DoNotOptimize(started);
    });
}

/// The whole model with aggregates and no rows of single firms.
Scenario with_aggregates() {
    Scenario scenario = whole_model(firms, quarters);
    scenario.output.events = scenario.output.ledger = scenario.output.population = false;
    return scenario;
}

/// The whole model from scenario to finished file.
void store(benchmark::State& state, unsigned threads) {
    const WorkFile file;
    time_runs(state, stored_runs, [&] {
        const auto plan = prepare(with_aggregates());
        output::Schema layout = schema(*plan);
        output::Writer writer{file.path(), std::move(layout)};
        replicate(*plan, stored_runs, threads,
                  [&](const output::Record& record) { writer.append(record); });
        writer.finish(root_attributes(plan->scenario), parameter_attributes(plan->scenario), {});
    });
}

/// What reading the standard outputs off the world takes of a run's quarters.
void read_aggregates(benchmark::State& state) {
    const auto plan = prepare(with_aggregates());
    std::vector<std::int64_t> integers(states * plan->scenario.sectors.size());
    std::vector<double> reals(integers.size());
    const std::size_t sectors = plan->scenario.sectors.size();
    const auto cells = [&](Shape shape) {
        return shape == Shape::sector         ? sectors
               : shape == Shape::sector_state ? sectors * states
               : shape == Shape::account      ? accounts
                                              : plan->scenario.purses.size();
    };
    double reading = 0.0;
    double all = 0.0;
    Timing timing{state};
    for (auto _ : state) {
        timing.iteration([&] {
            const Stopwatch run;
            for (std::uint32_t replication = 0; replication < core_runs; ++replication) {
                World world = begin(*plan, Replication{replication});
                for (std::uint32_t quarter = 0; quarter < quarters; ++quarter) {
                    step(world);
                    const Stopwatch watch;
                    for (const OutputVariable& variable : output_variables()) {
                        if (variable.standard && variable.integers != nullptr) {
                            variable.integers(world, {integers.data(), cells(variable.shape)});
                        } else if (variable.standard) {
                            variable.reals(world, {reals.data(), cells(variable.shape)});
                        }
                    }
                    benchmark::ClobberMemory();
                    reading += watch.wall();
                }
            }
            all += run.wall();
        });
    }
    timing.report(runs_done, core_runs);
    state.counters[share_of_run] = 100.0 * reading / all;
}

} // namespace

void register_ensembles() {
    const std::string core = fmt::format("/{} runs of 600 firms", core_runs);
    const std::string stored = fmt::format("/{} stored runs of 600 firms", stored_runs);
    add_row("plain" + core, 1, 1, run_plain);
    for (const unsigned threads : {1U, 2U}) {
        const std::string suffix = threads == 1 ? "" : ", 2 threads";
        add_row("engine" + core + suffix, 1, threads,
                [threads](auto& state) { run_engine(state, threads); });
        add_row("engine, whole model" + stored + suffix, 1, threads,
                [threads](auto& state) { store(state, threads); });
    }
    add_row("engine, whole model/aggregates of 600 firms", 1, 1, read_aggregates);
}

} // namespace catchup::bench
