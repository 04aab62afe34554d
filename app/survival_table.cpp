// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "app/survival_data.hpp"
#include "app/table_file.hpp"
#include "sim/base/error.hpp"
#include "sim/config/refusal.hpp"

namespace catchup::app {
namespace {

using analysis::Input;
using analysis::Observation;

/// A column of numbers.
const Input& numbers(const TableFile& table, const std::string& name) {
    const Input& column = table.whole_column(name);
    if (column.is_category()) {
        config::refuse_file(table.path, fmt::format("column '{}' holds words ('{}'). Try numbers",
                                                    name, column.words.front()));
    }
    return column;
}

/// What stands in a cell, as a label.
std::string label(const Input& column, std::size_t row) {
    return column.is_category() ? column.words[static_cast<std::size_t>(column.values[row])]
                                : fmt::format("{}", column.values[row]);
}

/// Labels in the order of their names; each row's place among them.
std::vector<std::size_t> sorted_labels(const std::vector<std::string>& rows,
                                       std::vector<std::string>& labels) {
    const std::set<std::string> all{rows.begin(), rows.end()};
    labels = {all.begin(), all.end()};
    std::vector<std::size_t> places;
    for (const std::string& row : rows) {
        places.push_back(static_cast<std::size_t>(
            std::lower_bound(labels.begin(), labels.end(), row) - labels.begin()));
    }
    return places;
}

Observation observation(const TableFile& table, const SurvivalDataOptions& options,
                        std::size_t row) {
    const auto complain = [&](const std::string& column, const std::string& what) {
        throw InputError{Problem{cell_place(table.path, row, column), what}};
    };
    Observation one;
    one.time = numbers(table, options.time).values[row];
    // without a column everybody is at risk from the beginning, time 0 itself among it
    one.entry = options.entry.empty() ? -1.0 : numbers(table, options.entry).values[row];
    if (options.entry.empty() && one.time < 0.0) {
        complain(
            options.time,
            fmt::format("column '{}' = {} lies before 0, where time begins. Try --entry with a "
                        "column of beginnings",
                        options.time, one.time));
    }
    if (!options.entry.empty() && one.entry >= one.time) {
        complain(
            options.entry,
            fmt::format("entry {} is not before time {}. Try leaving the row out: it was never "
                        "at risk",
                        one.entry, one.time));
    }
    const double status = numbers(table, options.status).values[row];
    if (status < 0.0 || status != std::floor(status) || status > 100.0) {
        complain(options.status,
                 fmt::format("column '{}' = {}: 0 is censored, 1 the event, 2, 3, ... (to 100) are "
                             "competing events",
                             options.status, status));
    }
    one.status = static_cast<std::size_t>(status);
    if (!options.weight.empty()) {
        one.weight = numbers(table, options.weight).values[row];
        if (!(one.weight > 0.0)) {
            complain(options.weight,
                     fmt::format("column '{}' = {} is no weight. Try a number above 0",
                                 options.weight, one.weight));
        }
    }
    return one;
}

} // namespace

void add_covariate(analysis::CoxDesign& design, const std::string& name, std::vector<double> values,
                   const std::vector<std::string>& words) {
    analysis::CoxTerm term{name, {}};
    const auto add = [&](const std::string& column, std::vector<double> numbers) {
        term.columns.push_back(design.columns.size());
        design.names.push_back(column);
        design.columns.push_back(std::move(numbers));
    };
    if (words.empty()) {
        add(name, std::move(values));
    }
    for (std::size_t word = 1; word < words.size(); ++word) {
        std::vector<double> is_word;
        for (const double value : values) {
            is_word.push_back(value == static_cast<double>(word) ? 1.0 : 0.0);
        }
        add(fmt::format("{}={}", name, words[word]), std::move(is_word));
    }
    if (!term.columns.empty()) {
        design.terms.push_back(std::move(term));
    }
}

SurvivalData survival_of_table(const SurvivalDataOptions& options) {
    std::set<std::string> wanted{options.time, options.status, options.entry, options.weight,
                                 options.group};
    wanted.insert(options.strata.begin(), options.strata.end());
    wanted.insert(options.covariates.begin(), options.covariates.end());
    const TableFile table = read_table(options.table, wanted);
    SurvivalData data;
    data.time_label = [](double time) { return fmt::format("{}", time); };
    std::size_t causes = 1;
    std::vector<std::string> groups(table.rows);
    std::vector<std::string> strata(table.rows);
    for (std::size_t row = 0; row < table.rows; ++row) {
        data.observations.all.push_back(observation(table, options, row));
        causes = std::max(causes, data.observations.all.back().status);
        if (!options.group.empty()) {
            groups[row] = label(table.whole_column(options.group), row);
        }
        for (const std::string& name : options.strata) {
            strata[row] += (strata[row].empty() ? "" : ", ") + label(table.whole_column(name), row);
        }
    }
    const auto group = sorted_labels(groups, data.observations.groups);
    const auto stratum = sorted_labels(strata, data.observations.strata);
    for (std::size_t row = 0; row < table.rows; ++row) {
        data.observations.all[row].group = group[row];
        data.observations.all[row].stratum = stratum[row];
    }
    for (std::size_t cause = 1; cause <= causes; ++cause) {
        data.observations.causes.push_back(fmt::format("{}", cause));
    }
    for (const std::string& name : options.covariates) {
        const Input& column = table.whole_column(name);
        if (!column.is_category()) {
            add_covariate(data.design, name, column.values, {});
            continue;
        }
        std::vector<std::string> rows;
        for (std::size_t row = 0; row < table.rows; ++row) {
            rows.push_back(label(column, row));
        }
        std::vector<std::string> words;
        const std::vector<std::size_t> places = sorted_labels(rows, words);
        add_covariate(data.design, name, {places.begin(), places.end()}, words);
        if (words.size() == 1) {
            data.remarks.push_back(
                fmt::format("{} is {} in every row: it is no covariate here", name, words.front()));
        }
    }
    data.remarks.insert(
        data.remarks.begin(),
        fmt::format("{} rows, {} with the event", table.rows,
                    std::count_if(data.observations.all.begin(), data.observations.all.end(),
                                  [](const Observation& one) { return one.status == 1; })));
    return data;
}

} // namespace catchup::app
