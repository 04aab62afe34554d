// SPDX-License-Identifier: MIT
#include <memory>
#include <string>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "models/plan.hpp"
#include "models/step.hpp"
#include "tests/benchmarks/plain_model.hpp"
#include "tests/benchmarks/suite.hpp"
#include "tests/benchmarks/timing.hpp"
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
    Timing timing{state};
    Heap heap;
    for (auto _ : state) {
        heap.begin();
        Run run{scenario};
        for (std::uint32_t quarter = 0; quarter < warm_up_quarters; ++quarter) {
            run.step();
        }
        heap.note_rest();
        timing.iteration([&] {
            for (std::uint32_t quarter = 0; quarter < timed; ++quarter) {
                run.step();
            }
        });
        heap.note_peak();
    }
    timing.report(firm_quarters, static_cast<double>(firms) * timed);
    heap.report(state, firms);
}

constexpr std::uint32_t levers_quarters = 40; // timed, of the whole model with its policies

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
        add_row("engine" + what, iterations, 1,
                [core](auto& s) { time_steps<EngineRun>(s, core()); });
        add_row("plain" + what, iterations, 1,
                [core](auto& s) { time_steps<PlainRun>(s, core()); });
        const auto whole = [size](auto& s) {
            const std::uint32_t timed = size > 100'000 ? timed_quarters : 80;
            time_steps<EngineRun>(s, workload(size, warm_up_quarters + timed, Extent::whole));
        };
        add_row(fmt::format("engine, whole model/{} firms", text), 1, 1, whole);
        if (size == 100'000) {
            add_row(fmt::format("engine, whole model/{} firms, 2 threads", text), 1, 2, whole);
            add_row("engine" + what + ", 2 threads", iterations, 2,
                    [core](auto& s) { time_steps<EngineRun>(s, core()); });
        }
        if (size <= 100'000) {
            const auto levers = [size] {
                return whole_model(size, warm_up_quarters + levers_quarters);
            };
            const std::string all = fmt::format("/all levers {} firms", text);
            add_row("engine" + all, 1, 1,
                    [levers](auto& s) { time_steps<EngineRun>(s, levers()); });
            add_row("plain" + all, 1, 1,
                    [levers](auto& s) { time_steps<PlainWholeRun>(s, levers()); });
        }
    }
}

} // namespace catchup::bench
