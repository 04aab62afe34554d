// SPDX-License-Identifier: MIT
#include <filesystem>
#include <memory>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include <unistd.h>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "models/plan.hpp"
#include "models/record.hpp"
#include "sim/output/writer.hpp"
#include "sim/parallel/blocks.hpp"
#include "tests/benchmarks/allocation.hpp"
#include "tests/benchmarks/plain_model.hpp"
#include "tests/benchmarks/stopwatch.hpp"
#include "tests/benchmarks/suite.hpp"
#include "tests/benchmarks/table.hpp"
#include "tests/benchmarks/workload.hpp"

namespace catchup::bench {
namespace {

constexpr std::uint32_t network_firms = 100'000;
constexpr std::uint32_t file_replications = 50;

/// Times `build()`, which returns what it built, so that its memory can be counted.
template <class Build>
void time_building(benchmark::State& state, std::uint32_t firms, Build&& build) {
    double wall = 0.0;
    double processor = 0.0;
    double stays = 0.0;
    double most = 0.0;
    for (auto _ : state) {
        const std::int64_t before = bytes_in_use();
        restart_peak();
        const Stopwatch watch;
        const auto built = build();
        const double elapsed = watch.wall();
        state.SetIterationTime(elapsed);
        wall += elapsed;
        processor += watch.processor();
        stays = static_cast<double>(bytes_in_use() - before);
        most = static_cast<double>(peak_bytes() - before);
    }
    const double done = static_cast<double>(state.iterations()) * firms;
    state.counters[firms_built] = benchmark::Counter(done, benchmark::Counter::kIsRate);
    state.counters[bytes_a_firm] = stays / firms;
    state.counters[peak_a_firm] = most / firms;
    state.counters[cores] = processor / wall;
}

void link_engine(benchmark::State& state) {
    const auto plan = prepare(workload(network_firms, 1, Extent::core));
    const Stream luck{1, Replication{0}};
    time_building(state, network_firms, [&] { return link(*plan, luck); });
}

void link_plain(benchmark::State& state) {
    const Scenario scenario = workload(network_firms, 1, Extent::core);
    plain::Random random{1};
    time_building(state, network_firms, [&] { return plain::small_worlds(scenario, random); });
}

/// Births and links: a world before its first quarter.
void begin_engine(benchmark::State& state) {
    const auto plan = prepare(workload(network_firms, 1, Extent::core));
    time_building(state, network_firms, [&] { return begin(*plan, Replication{0}); });
}

void begin_plain(benchmark::State& state) {
    const Scenario scenario = workload(network_firms, 1, Extent::core);
    time_building(state, network_firms,
                  [&] { return std::make_unique<plain::Model>(scenario, 1); });
}

/// Bytes of the values that a record holds, before any compression.
double bytes_of(const output::Record& record) {
    double bytes = 0.0;
    const auto add = [&](const auto& column) {
        bytes += static_cast<double>(column.size()) *
                 sizeof(typename std::decay_t<decltype(column)>::value_type);
    };
    for (const output::Values& variable : record.variables) {
        std::visit(add, variable);
    }
    for (const auto& table : record.tables) {
        for (const output::FieldValues& column : table) {
            std::visit(add, column);
        }
    }
    return bytes;
}

/// A whole file: laid out, filled with replications, closed and given its name.
void write_file(benchmark::State& state) {
    const auto plan = prepare(workload(600, 28, Extent::whole));
    std::vector<output::Record> records;
    double bytes = 0.0;
    for (std::uint32_t replication = 0; replication < file_replications; ++replication) {
        records.push_back(simulate(*plan, Replication{replication}));
        bytes += bytes_of(records.back());
    }
    const std::filesystem::path path =
        std::filesystem::temp_directory_path() / fmt::format("catchup-benchmark-{}.h5", getpid());
    double wall = 0.0;
    double processor = 0.0;
    for (auto _ : state) {
        const Stopwatch watch;
        output::Writer writer{path, schema(*plan)};
        for (const output::Record& record : records) {
            writer.append(record);
        }
        writer.finish(root_attributes(plan->scenario), parameter_attributes(plan->scenario), {});
        const double elapsed = watch.wall();
        state.SetIterationTime(elapsed);
        wall += elapsed;
        processor += watch.processor();
        state.counters["file bytes"] = static_cast<double>(std::filesystem::file_size(path));
        std::filesystem::remove(path);
    }
    state.counters["value bytes"] = bytes;
    state.counters[megabytes] = benchmark::Counter(
        bytes * static_cast<double>(state.iterations()) / 1e6, benchmark::Counter::kIsRate);
    state.counters[cores] = processor / wall;
}

void add(const char* name, std::int64_t iterations, void (*work)(benchmark::State&)) {
    benchmark::RegisterBenchmark(name,
                                 [work](benchmark::State& state) {
                                     Threads team{1};
                                     team.run([&] { work(state); });
                                 })
        ->Iterations(iterations)
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
}

} // namespace

void register_set_up_and_files() {
    add("engine/network of 100k firms", 4, link_engine);
    add("plain/network of 100k firms", 4, link_plain);
    add("engine/birth of 100k firms", 2, begin_engine);
    add("plain/birth of 100k firms", 2, begin_plain);
    add("engine/file of 50 runs", 2, write_file);
}

} // namespace catchup::bench
