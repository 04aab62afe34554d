// SPDX-License-Identifier: MIT
// The table at the end: medians over repetitions, one row a workload and program.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace catchup::bench {

/// Names of what the benchmarks report.
inline constexpr const char* firm_quarters = "firm-quarters/s";
inline constexpr const char* runs_done = "runs/s";
inline constexpr const char* firms_built = "firms/s";
inline constexpr const char* megabytes = "MB/s";
inline constexpr const char* table_rows = "rows/s";
inline constexpr const char* share_of_run = "% of the run";
inline constexpr const char* numbers = "numbers/s";
inline constexpr const char* look_ups = "look-ups/s";
inline constexpr const char* bytes_a_firm = "bytes a firm";
inline constexpr const char* peak_a_firm = "at most";
inline constexpr const char* cores = "cores";

/// The limits that bound the reference workload.
inline constexpr const char* philox_row = "Philox numbers";
inline constexpr const char* decision_row = "decisions of 512 firms";

/// Takes medians (or the only repetition) and prints them as Markdown. A benchmark is named
/// "program/what"; "plain/what" and "numpy/what" are what "engine/what" is measured by, and
/// "engine/what" is what "engine/what, 2 threads" is.
class Table final : public benchmark::BenchmarkReporter {
  public:
    bool ReportContext(const Context& context) override;
    void ReportRuns(const std::vector<Run>& runs) override;
    void Finalize() override;

  private:
    struct Row {
        std::int64_t family; // order of registration
        std::string name;    // "engine/..."
        std::map<std::string, double> values;
    };
    [[nodiscard]] const Row* find(const std::string& name) const;
    [[nodiscard]] std::string ratio(double rate, const char* unit, const std::string& name) const;
    [[nodiscard]] std::string share_of_bound(const Row& row) const;
    void print(const Row& row) const;

    std::vector<Row> rows_;
};

} // namespace catchup::bench
