// SPDX-License-Identifier: MIT
#include "sim/experiments/sweep/merged_file.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/output/writer.hpp"

namespace catchup::experiments {
namespace {

enum class Status : std::int64_t { done, failed, not_asked, not_run };
const std::vector<std::string> status_names{"done", "failed", "not_asked", "not_run"};

std::uint32_t replications_of(const SweepTable& table) {
    return std::max(1U, *std::max_element(table.asked.begin(), table.asked.end()));
}

Status status_of(const SweepTable& table, const Store& store, std::size_t world,
                 std::uint32_t replication) {
    if (replication >= table.asked[world]) {
        return Status::not_asked;
    }
    const RunKey run{table.worlds[world], replication};
    return store.done.contains(run)     ? Status::done
           : store.failed.contains(run) ? Status::failed
                                        : Status::not_run;
}

/// Calls `visit(world, replication, status)` for all runs that the file has room for, in order.
template <class Visit>
void for_each_run(const SweepTable& table, const Store& store, Visit&& visit) {
    const std::uint32_t replications = replications_of(table);
    for (std::size_t world = 0; world < table.worlds.size(); ++world) {
        for (std::uint32_t r = 0; r < replications; ++r) {
            visit(world, r, status_of(table, store, world, r));
        }
    }
}

output::Variable coordinate(const FactorColumn& factor) {
    output::Variable variable;
    variable.name = factor.name;
    variable.units = factor.units;
    variable.meaning = factor.meaning;
    variable.number = factor.is_whole ? output::Number::integer : output::Number::real;
    for (std::string label : factor.labels) { // CF: words joined by underscores
        std::replace_if(
            label.begin(), label.end(),
            [](char c) { return c == ' ' || c == '.' || c == '/' || c == '\t'; }, '_');
        variable.flags.push_back(std::move(label));
    }
    return variable;
}

output::Schema merged_schema(const SweepTable& table, bool is_complete) {
    output::Schema schema = table.schema;
    schema.leading = {"run", "point of the design, counted from 0", table.points()};
    schema.dimensions.insert(
        schema.dimensions.begin(),
        {{"arm", "policy that the point was run under", table.arms.size(), table.arms},
         {"replication",
          "repetition of the run with other luck, counted from 0",
          replications_of(table),
          {}}});
    for (output::Variable& variable : schema.variables) {
        variable.dimensions.insert(variable.dimensions.begin(), {"arm", "replication"});
        variable.missing = is_complete ? output::Missing::never : output::Missing::possible;
    }
    for (const FactorColumn& factor : table.factors) {
        schema.variables.push_back(coordinate(factor));
    }
    schema.variables.push_back({.name = "world",
                                .units = "1",
                                .meaning = "what was simulated, but for the replication: the first "
                                           "64 bits of a hash",
                                .dimensions = {"arm"},
                                .number = output::Number::integer,
                                .group = ""});
    schema.variables.push_back({.name = "status",
                                .units = "1",
                                .meaning = "what became of the run",
                                .dimensions = {"arm", "replication"},
                                .number = output::Number::integer,
                                .group = "",
                                .flags = status_names});
    return schema;
}

/// Lengthens an array by the values of one run, or by as many missing ones.
void append(output::Values& all, const output::Values* values, std::size_t size) {
    std::visit(
        [&](auto& to) {
            using Vector = std::remove_cvref_t<decltype(to)>;
            if (values != nullptr) {
                const auto& from = std::get<Vector>(*values);
                to.insert(to.end(), from.begin(), from.end());
            } else if constexpr (std::is_same_v<Vector, std::vector<double>>) {
                to.insert(to.end(), size, std::numeric_limits<double>::quiet_NaN());
            } else {
                to.insert(to.end(), size, output::missing_integer);
            }
        },
        all);
}

output::Values empty(output::Number number) {
    return number == output::Number::integer ? output::Values{std::vector<std::int64_t>{}}
                                             : output::Values{std::vector<double>{}};
}

std::size_t volume(const output::Schema& schema, const output::Variable& variable) {
    std::size_t size = 1;
    for (const std::size_t extent : output::extents(schema, variable)) {
        size *= extent;
    }
    return size;
}

/// Everything of one point, in the order of the merged schema.
output::Record record_of(const SweepTable& table, const Store& store, Records& records,
                         std::size_t point) {
    output::Record all;
    for (const output::Variable& variable : table.schema.variables) {
        all.variables.push_back(empty(variable.number));
    }
    std::vector<std::int64_t> statuses;
    for (std::size_t arm = 0; arm < table.arms.size(); ++arm) {
        const std::size_t world = point * table.arms.size() + arm;
        for (std::uint32_t r = 0; r < replications_of(table); ++r) {
            const Status status = status_of(table, store, world, r);
            statuses.push_back(static_cast<std::int64_t>(status));
            const bool is_there = status == Status::done;
            const output::Record run =
                is_there ? records.read({table.worlds[world], r}) : output::Record{};
            for (std::size_t v = 0; v < table.schema.variables.size(); ++v) {
                append(all.variables[v], is_there ? &run.variables[v] : nullptr,
                       volume(table.schema, table.schema.variables[v]));
            }
        }
    }
    for (const FactorColumn& factor : table.factors) {
        const double value = factor.values[point];
        if (factor.is_whole) {
            all.variables.emplace_back(std::vector<std::int64_t>{static_cast<std::int64_t>(value)});
        } else {
            all.variables.emplace_back(std::vector<double>{value});
        }
    }
    const auto first =
        table.numbers.begin() + static_cast<std::ptrdiff_t>(point * table.arms.size());
    all.variables.emplace_back(
        std::vector<std::int64_t>(first, first + static_cast<std::ptrdiff_t>(table.arms.size())));
    all.variables.emplace_back(std::move(statuses));
    return all;
}

/// What failed, why, and how to see it again, one text each.
std::vector<std::string> failures_of(const SweepTable& table, const Store& store) {
    std::vector<std::string> all;
    for_each_run(table, store, [&](std::size_t world, std::uint32_t r, Status status) {
        if (status == Status::failed) {
            all.push_back(fmt::format(
                "run {}, arm {}, replication {}: {}; repeat with {} --replications {}",
                world / table.arms.size(), table.arms[world % table.arms.size()], r,
                store.failed.at({table.worlds[world], r}).reason, table.repeat[world], r + 1));
        }
    });
    return all;
}

std::vector<std::string> names_of(const std::vector<FactorColumn>& factors) {
    std::vector<std::string> names;
    for (const FactorColumn& factor : factors) {
        names.push_back(factor.name);
    }
    return names;
}

} // namespace

Completeness completeness(const SweepTable& table, const Store& store) {
    Completeness count;
    for_each_run(table, store, [&](std::size_t, std::uint32_t, Status status) {
        count.done += status == Status::done ? 1 : 0;
        count.failed += status == Status::failed ? 1 : 0;
        count.left += status == Status::not_run ? 1 : 0;
    });
    return count;
}

void write_merged(const std::filesystem::path& path, const SweepTable& table, const Store& store,
                  const hdf5::Attributes& root, const hdf5::Attributes& provenance) {
    const Completeness count = completeness(table, store);
    const std::uint64_t room = table.worlds.size() * replications_of(table);
    output::Writer writer{path, merged_schema(table, count.done == room)};
    Records records{store, table.schema};
    for (std::size_t point = 0; point < table.points(); ++point) {
        writer.append(record_of(table, store, records, point));
    }
    hdf5::Attributes all{{"kind", "sweep"}};
    all.insert(all.end(), root.begin(), root.end());
    if (!table.factors.empty()) { // readers list them beside the dimensions
        all.emplace_back("coordinates", fmt::format("{}", fmt::join(names_of(table.factors), " ")));
    }
    if (count.failed > 0) {
        all.emplace_back("failures", failures_of(table, store));
    }
    writer.finish(all, {}, provenance);
}

} // namespace catchup::experiments
