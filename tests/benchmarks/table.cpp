// SPDX-License-Identifier: MIT
#include "tests/benchmarks/table.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace catchup::bench {
namespace {

std::string group_thousands(double value) {
    std::string digits = fmt::format("{:.0f}", value);
    for (std::size_t left = digits.size(); left > 3;) {
        left -= 3;
        digits.insert(left, 1, ',');
    }
    return digits;
}

std::string cell(const std::map<std::string, double>& values, const char* name) {
    const auto found = values.find(name);
    return found == values.end() ? "" : group_thousands(found->second);
}

/// "step 5,000 firms" of "engine/step 5,000 firms, 2 threads".
std::string workload_of(const std::string& name) {
    const std::string what = name.substr(name.find('/') + 1);
    return what.substr(0, what.find(", "));
}

} // namespace

bool Table::ReportContext(const Context& context) {
    PrintBasicContext(&GetErrorStream(), context);
    return true;
}

void Table::ReportRuns(const std::vector<Run>& runs) {
    for (const Run& run : runs) {
        const bool median = run.run_type == Run::RT_Aggregate ? run.aggregate_name == "median"
                                                              : run.repetitions == 1;
        if (!median) {
            continue;
        }
        Row row{run.family_index, run.run_name.function_name, {}};
        for (const auto& [name, counter] : run.counters) {
            row.values[name] = counter.value;
        }
        rows_.push_back(std::move(row));
    }
}

const Table::Row* Table::find(const std::string& name) const {
    const auto found =
        std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.name == name; });
    return found == rows_.end() ? nullptr : &*found;
}

std::string Table::ratio(double rate, const char* unit, const std::string& name) const {
    const Row* const yardstick = find(name);
    if (yardstick == nullptr || !yardstick->values.contains(unit)) {
        return "";
    }
    return fmt::format("{:.2f}", rate / yardstick->values.at(unit));
}

/// A firm's quarter takes at least one decision and one number: on one thread, of the reference
/// workload.
std::string Table::share_of_bound(const Row& row) const {
    const Row* const decisions = find(fmt::format("limit/{}", decision_row));
    const Row* const draws = find(fmt::format("limit/{}", philox_row));
    if (!row.name.starts_with("engine/reference") || row.name.find(", ") != std::string::npos ||
        decisions == nullptr || draws == nullptr) {
        return "";
    }
    const double least =
        1.0 / decisions->values.at(firm_quarters) + 1.0 / draws->values.at(numbers); // seconds
    return fmt::format("{:.0f} %", 100.0 * row.values.at(firm_quarters) * least);
}

void Table::print(const Row& row) const {
    const std::string program = row.name.substr(0, row.name.find('/'));
    const std::string what = workload_of(row.name);
    const bool many = row.name.find(" threads") != std::string::npos;
    for (const char* unit : {firm_quarters, runs_done, firms_built, megabytes, table_rows,
                             share_of_run, numbers, look_ups}) {
        const auto rate = row.values.find(unit);
        if (rate == row.values.end()) {
            continue;
        }
        const auto to = [&](const std::string& name) { return ratio(rate->second, unit, name); };
        const auto used = row.values.find(cores);
        fmt::print("| {:<38} | {:<19} | {:>14} {:<15} | {:>6} | {:>6} | {:>8} | {:>5} | {:>7} | "
                   "{:>7} | {:>5} |\n",
                   row.name.substr(program.size() + 1), program, group_thousands(rate->second),
                   unit, to("plain/" + what), to("numpy/" + what),
                   many ? to(program + "/" + what) : "",
                   unit == firm_quarters ? share_of_bound(row) : "", cell(row.values, bytes_a_firm),
                   cell(row.values, peak_a_firm),
                   used == row.values.end() ? "" : fmt::format("{:.2f}", used->second));
    }
}

void Table::Finalize() {
    fmt::print(
        "\n| {:<38} | {:<19} | {:>30} | {:>6} | {:>6} | {:>8} | {:>5} | {:>7} | {:>7} | {:>5} |\n",
        "workload", "program", "rate", "/plain", "/NumPy", "/1 thread", "bound", "bytes",
        peak_a_firm, cores);
    fmt::print("|{:-<40}|{:-<21}|{:->32}|{:->8}|{:->8}|{:->11}|{:->7}|{:->9}|{:->9}|{:->7}|\n", "",
               "", ":", ":", ":", ":", ":", ":", ":", ":");
    std::sort(rows_.begin(), rows_.end(),
              [](const Row& a, const Row& b) { return a.family < b.family; });
    for (const Row& row : rows_) {
        print(row);
    }
    fmt::print(
        "\nMedians over repetitions. Ratios: to the plain and to the NumPy program, same workload, "
        "one\n"
        "thread, and to the same program on one thread. Bound: the rate as a share of what "
        "decisions and\n"
        "Philox numbers alone would allow. Bytes: heap per firm at the end, and at most since the\n"
        "beginning. Cores: processor time over wall time; where it is far below the number of "
        "threads,\n"
        "other programs held the cores and the row says little.\n"
        "% of the run: what reading the standard outputs takes of set-up and quarters.\n"
        "MB: of values, before compression; of arrays moved, in a triad.\n");
}

} // namespace catchup::bench
