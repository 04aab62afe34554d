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

/// "engine/step 5,000 firms, 2 threads" is compared with "plain/step 5,000 firms".
std::string yardstick_of(const std::string& name) {
    const std::string what = name.substr(name.find('/') + 1);
    return fmt::format("plain/{}", what.substr(0, what.find(", ")));
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

void Table::print(const Row& row) const {
    const std::size_t slash = row.name.find('/');
    const Row* const yardstick = find(yardstick_of(row.name));
    for (const char* unit : {firm_quarters, runs_done, firms_built, megabytes}) {
        const auto rate = row.values.find(unit);
        if (rate == row.values.end()) {
            continue;
        }
        const std::string ratio =
            yardstick == nullptr ? ""
                                 : fmt::format("{:.2f}", rate->second / yardstick->values.at(unit));
        fmt::print("| {:<32} | {:<7} | {:>12} {:<15} | {:>5} | {:>12} | {:>7} | {:>5.2f} |\n",
                   row.name.substr(slash + 1), row.name.substr(0, slash),
                   group_thousands(rate->second), unit, ratio, cell(row.values, bytes_a_firm),
                   cell(row.values, peak_a_firm), row.values.at(cores));
    }
}

void Table::Finalize() {
    fmt::print("\n| {:<32} | {:<7} | {:>28} | {:>5} | {:>12} | {:>7} | {:>5} |\n", "workload",
               "program", "rate", "ratio", bytes_a_firm, peak_a_firm, cores);
    fmt::print("|{:-<34}|{:-<9}|{:->30}|{:->7}|{:->14}|{:->9}|{:->7}|\n", "", "", ":", ":", ":",
               ":", ":");
    std::sort(rows_.begin(), rows_.end(),
              [](const Row& a, const Row& b) { return a.family < b.family; });
    for (const Row& row : rows_) {
        print(row);
    }
    fmt::print(
        "\nMedians over repetitions. Ratio: to the plain program, same workload, one thread.\n"
        "Bytes: heap per firm after the warm-up, and at most since the beginning.\n"
        "Cores: processor time over wall time; where it is far below the number of threads,\n"
        "other programs held the cores and the row says little.\n"
        "MB: of values, before compression.\n");
}

} // namespace catchup::bench
