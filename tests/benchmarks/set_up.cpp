// SPDX-License-Identifier: MIT
#include <filesystem>
#include <memory>
#include <optional>
#include <type_traits>
#include <variant>
#include <vector>

#include <benchmark/benchmark.h>

#include "models/plan.hpp"
#include "models/record.hpp"
#include "sim/output/writer.hpp"
#include "tests/benchmarks/plain_model.hpp"
#include "tests/benchmarks/suite.hpp"
#include "tests/benchmarks/timing.hpp"
#include "tests/benchmarks/work_file.hpp"
#include "tests/benchmarks/workload.hpp"

namespace catchup::bench {
namespace {

constexpr std::uint32_t network_firms = 100'000;
constexpr std::uint32_t file_replications = 50;

/// Times `build()`, which returns what it built, so that its memory can be counted.
template <class Build>
void time_building(benchmark::State& state, std::uint32_t firms, Build&& build) {
    Timing timing{state};
    Heap heap;
    for (auto _ : state) {
        heap.begin();
        std::optional<decltype(build())> built;
        timing.iteration([&] { built.emplace(build()); });
        heap.note_rest();
        heap.note_peak();
    }
    timing.report(firms_built, firms);
    heap.report(state, firms);
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
void write_file(benchmark::State& state, const Scenario& scenario, std::uint32_t replications) {
    const auto plan = prepare(scenario);
    std::vector<output::Record> records;
    double bytes = 0.0;
    double rows = 0.0;
    for (std::uint32_t replication = 0; replication < replications; ++replication) {
        records.push_back(simulate(*plan, Replication{replication}));
        bytes += bytes_of(records.back());
        for (const auto& table : records.back().tables) {
            rows += static_cast<double>(output::rows_of(table));
        }
    }
    const WorkFile file;
    Timing timing{state};
    for (auto _ : state) {
        timing.iteration([&] {
            output::Writer writer{file.path(), schema(*plan)};
            for (const output::Record& record : records) {
                writer.append(record);
            }
            writer.finish(root_attributes(plan->scenario), parameter_attributes(plan->scenario),
                          {});
        });
        state.counters["file bytes"] = static_cast<double>(std::filesystem::file_size(file.path()));
    }
    state.counters["value bytes"] = bytes;
    timing.report(megabytes, bytes / 1e6);
    if (rows > 0.0) {
        timing.report(table_rows, rows);
    }
}

void write_aggregates(benchmark::State& state) {
    Scenario scenario = workload(600, 28, Extent::whole);
    scenario.output.events = scenario.output.ledger = scenario.output.population = false;
    write_file(state, scenario, file_replications);
}

/// Events, ledger and population besides.
void write_rows(benchmark::State& state) {
    write_file(state, workload(600, 28, Extent::whole), file_replications);
}

} // namespace

void register_set_up_and_files() {
    add_row("engine/network of 100k firms", 4, 1, link_engine);
    add_row("plain/network of 100k firms", 4, 1, link_plain);
    add_row("engine/birth of 100k firms", 2, 1, begin_engine);
    add_row("plain/birth of 100k firms", 2, 1, begin_plain);
    add_row("engine/file of 50 runs", 2, 1, write_aggregates);
    add_row("engine/file of 50 runs with all rows", 2, 1, write_rows);
}

} // namespace catchup::bench
