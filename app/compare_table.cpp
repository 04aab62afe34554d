// SPDX-License-Identifier: MIT
#include "app/compare_table.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/comparison/arms_compared.hpp"
#include "app/commands.hpp"
#include "app/margins.hpp"
#include "app/table_file.hpp"
#include "sim/base/error.hpp"
#include "sim/config/refusal.hpp"

namespace catchup::app {
namespace {

using analysis::ArmOutcome;
using analysis::ArmTable;
using analysis::Input;
using analysis::Pairing;

constexpr std::size_t most_arms = 50;

/// A column as places among its different values: words as they first stand there, numbers ascending.
struct Labels {
    std::vector<std::string> names{""}; // a column that was not given is the same in every row
    std::vector<std::size_t> places;
};

Labels labels_of(const TableFile& table, const std::string& name) {
    Labels labels;
    labels.places.resize(table.rows, 0);
    if (name.empty()) {
        return labels;
    }
    const Input& column = table.whole_column(name);
    if (column.is_category()) {
        labels.names = column.words;
        std::transform(column.values.begin(), column.values.end(), labels.places.begin(),
                       [](double value) { return static_cast<std::size_t>(value); });
        return labels;
    }
    std::vector<double> values = column.values;
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    labels.names.clear();
    for (const double value : values) {
        labels.names.push_back(fmt::format("{}", value));
    }
    for (std::size_t row = 0; row < table.rows; ++row) {
        const auto at = std::lower_bound(values.begin(), values.end(), column.values[row]);
        labels.places[row] = static_cast<std::size_t>(at - values.begin());
    }
    return labels;
}

/// Which row is which: by arm, time and pair.
class Grid {
  public:
    Grid(const TableFile& table, const CompareTableOptions& options)
        : options_{&options}, path_{table.path}, arms_{labels_of(table, options.arm)},
          pairs_{labels_of(table, options.pair)}, times_{labels_of(table, options.time)} {}

    [[nodiscard]] const std::vector<std::string>& arms() const noexcept { return arms_.names; }
    [[nodiscard]] const std::vector<std::string>& times() const noexcept { return times_.names; }

    /// Rows by arm and time, each in the order of the pairs. Throws InputError where a pair has two
    /// rows or none.
    [[nodiscard]] std::vector<std::vector<std::vector<std::size_t>>> paired() const {
        const std::size_t pairs = pairs_.names.size();
        const std::size_t times = times_.names.size();
        std::vector<std::pair<std::size_t, std::size_t>> cells; // its place, its row
        for (std::size_t row = 0; row < arms_.places.size(); ++row) {
            cells.emplace_back(
                (arms_.places[row] * times + times_.places[row]) * pairs + pairs_.places[row], row);
        }
        std::sort(cells.begin(), cells.end());
        for (std::size_t i = 1; i < cells.size(); ++i) {
            if (cells[i].first == cells[i - 1].first) {
                config::refuse(
                    cell_place(path_, cells[i].second, options_->pair),
                    fmt::format("is the second row of {}; row {} of the table is the first. Try "
                                "one row for each pair, arm{}",
                                words(cells[i].first), cells[i - 1].second + 1,
                                options_->time.empty() ? "" : " and time"));
            }
        }
        const std::size_t all = arms_.names.size() * times * pairs;
        for (std::size_t i = 0; i < all && cells.size() < all; ++i) {
            if (i == cells.size() || cells[i].first != i) {
                config::refuse_file(
                    path_,
                    fmt::format("there is no row for {}; {} of {} are missing. Try leaving out "
                                "what is not there in every arm, or no --pair",
                                words(i), all - cells.size(), all));
            }
        }
        std::vector<std::vector<std::vector<std::size_t>>> rows(
            arms_.names.size(), std::vector<std::vector<std::size_t>>(times));
        for (const auto& [place, row] : cells) {
            rows[place / pairs / times][place / pairs % times].push_back(row);
        }
        return rows;
    }
    /// Rows by arm, under one time.
    [[nodiscard]] std::vector<std::vector<std::vector<std::size_t>>> independent() const {
        std::vector<std::vector<std::vector<std::size_t>>> rows(
            arms_.names.size(), std::vector<std::vector<std::size_t>>(1));
        for (std::size_t row = 0; row < arms_.places.size(); ++row) {
            rows[arms_.places[row]][0].push_back(row);
        }
        return rows;
    }

  private:
    /// "pair 'r7', arm 'b', time '3'".
    [[nodiscard]] std::string words(std::size_t place) const {
        const std::size_t pairs = pairs_.names.size();
        const std::size_t times = times_.names.size();
        return fmt::format(
            "{} '{}', {} '{}'{}", options_->pair, pairs_.names[place % pairs], options_->arm,
            arms_.names[place / pairs / times],
            options_->time.empty()
                ? ""
                : fmt::format(", {} '{}'", options_->time, times_.names[place / pairs % times]));
    }

    const CompareTableOptions* options_;
    std::string path_;
    Labels arms_;
    Labels pairs_;
    Labels times_;
};

void refuse_columns(const CompareTableOptions& options) {
    std::vector<std::string> names = options.outputs;
    names.push_back(options.arm);
    if (names.front().empty() || options.outputs.empty() || options.arm.empty()) {
        config::refuse_file(options.table,
                            "what is compared, between what? Try --output y --arm policy");
    }
    for (const std::string& name : {options.pair, options.time}) {
        if (!name.empty()) {
            names.push_back(name);
        }
    }
    std::sort(names.begin(), names.end());
    if (const auto twice = std::adjacent_find(names.begin(), names.end()); twice != names.end()) {
        config::refuse_file(options.table,
                            fmt::format("column '{}' is asked for twice. Try another one", *twice));
    }
    if (!options.time.empty() && options.pair.empty()) {
        config::refuse_file(options.table,
                            "a band over time needs to know which rows are one series. Try --pair "
                            "with the column that names it");
    }
}

/// The numbers of an outcome; gaps and words are refused.
const std::vector<double>& numbers(const TableFile& table, const std::string& name) {
    const Input& column = table.column(name);
    if (const std::string& gap =
            table.gaps[static_cast<std::size_t>(&column - table.columns.data())];
        !gap.empty()) {
        config::refuse_file(
            fmt::format("{}:{}", table.path, gap),
            fmt::format("column '{}' has no value here. Try leaving the row out (with --pair: "
                        "all rows of that pair)",
                        name));
    }
    if (column.is_category()) {
        config::refuse_file(
            table.path, fmt::format("column '{}' holds words, such as '{}', and an outcome is a "
                                    "number. Try another --output",
                                    name, column.words.front()));
    }
    return column.values;
}

ArmTable arm_table(const TableFile& table, const CompareTableOptions& options) {
    const Grid grid{table, options};
    ArmTable found;
    found.arms = grid.arms();
    if (found.arms.size() < 2 || found.arms.size() > most_arms) {
        config::refuse_file(
            table.path,
            found.arms.size() < 2
                ? fmt::format("column '{}' is '{}' in every row: there is nothing to compare it "
                              "with. Try another --arm",
                              options.arm, found.arms.front())
                : fmt::format("column '{}' has {} different values, and at most {} arms are "
                              "compared. Try another --arm",
                              options.arm, found.arms.size(), most_arms));
    }
    found.pairing = options.pair.empty() ? Pairing::independent : Pairing::paired;
    if (!options.time.empty()) {
        found.times = grid.times();
    }
    const auto margins = margins_of(options.margins, options.outputs);
    const auto rows = options.pair.empty() ? grid.independent() : grid.paired();
    for (const std::string& name : options.outputs) {
        const std::vector<double>& values = numbers(table, name);
        ArmOutcome outcome{name, std::nullopt, {}};
        if (const auto at = margins.find(name); at != margins.end()) {
            outcome.margin = at->second;
        }
        for (const auto& of_arm : rows) {
            outcome.values.emplace_back();
            for (const auto& at_time : of_arm) {
                outcome.values.back().emplace_back();
                for (const std::size_t row : at_time) {
                    outcome.values.back().back().push_back(values[row]);
                }
            }
        }
        found.outcomes.push_back(std::move(outcome));
    }
    return found;
}

} // namespace

int compare_table(const CompareTableOptions& options) {
    refuse_columns(options);
    std::set<std::string> wanted{options.outputs.begin(), options.outputs.end()};
    wanted.insert({options.arm, options.pair, options.time});
    wanted.erase("");
    const TableFile table = read_table(options.table, wanted);
    const ArmTable arms = arm_table(table, options);
    const analysis::Findings findings = compare_arms(arms, options.resampling);
    if (options.format == "text") {
        fmt::print("{}", compared_text(arms, findings,
                                       options.details ? analysis::Details::shown
                                                       : analysis::Details::left_out));
        return done;
    }
    const auto rows = analysis::all_rows(findings);
    fmt::print("{}", options.format == "json" ? analysis::json(rows) : analysis::csv(rows));
    return done;
}

} // namespace catchup::app
