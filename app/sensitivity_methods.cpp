// SPDX-License-Identifier: MIT
#include "app/sensitivity_methods.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/sensitivity/given_data.hpp"
#include "analysis/sensitivity/morris.hpp"
#include "analysis/sensitivity/sobol.hpp"
#include "sim/base/error.hpp"

namespace catchup::app {
namespace {

using namespace analysis;

[[noreturn]] void refuse(const OutcomeTable& table, const std::string& what) {
    throw InputError{Problem{{table.path(), 0, 0}, what}};
}

/// As many draws as take some seconds; none where even few would take minutes.
BootstrapSettings settings_of(const SensitivityOptions& options, double cells_a_draw,
                              std::size_t usual) {
    constexpr double most_cells = 3e9;
    constexpr std::size_t least_draws = 50;
    BootstrapSettings settings{
        usual, options.seed,
        options.interval == "bca" ? IntervalKind::bca : IntervalKind::percentile, options.level};
    const auto affordable = static_cast<std::size_t>(most_cells / cells_a_draw);
    settings.draws = std::min(usual, affordable < least_draws ? 0 : affordable);
    settings.draws = options.draws.value_or(settings.draws);
    return settings;
}

std::vector<std::string> items_of(const std::vector<std::string>& groups) {
    std::vector<std::string> items;
    for (const std::string& group : groups) {
        if (std::find(items.begin(), items.end(), group) == items.end()) {
            items.push_back(group);
        }
    }
    return items;
}

std::vector<std::string> groups_of(const SensitivityOptions& options, const OutcomeTable& table) {
    if (options.groups.empty()) {
        return table.groups();
    }
    if (options.groups.size() != table.inputs().size()) {
        refuse(table, fmt::format("has {} inputs, but --groups names {}. Try one group for each "
                                  "input, in their order",
                                  table.inputs().size(), options.groups.size()));
    }
    return options.groups;
}

/// A Saltelli design in a sweep's file: its rows say what they are.
SaltelliDesign recorded_design(const OutcomeTable& table) {
    SaltelliDesign design;
    const std::vector<std::string>& blocks = table.blocks();
    std::size_t rows = 0;
    while (rows < blocks.size() && blocks[rows] != "B") {
        const std::string& block = blocks[rows++];
        if (block.starts_with("AB_")) {
            design.items.push_back(block.substr(3));
        }
        design.second_order |= block.starts_with("BA_");
    }
    for (std::size_t row = 0; row < blocks.size(); ++row) {
        const bool is_whole = blocks.size() % (rows + 1) == 0;
        if (!is_whole || design.rows_a_point() != rows + 1 ||
            blocks[row] != blocks[row % (rows + 1)]) {
            refuse(table, fmt::format("row {} of those looked at is {}, which makes no whole base "
                                      "points. Crossed factors need one value each: try --where "
                                      "\"factor == value\"",
                                      row + 1, blocks[row]));
        }
    }
    return design;
}

SaltelliDesign table_design(const SensitivityOptions& options, const OutcomeTable& table) {
    if (options.design != "saltelli") {
        refuse(table,
               "Sobol indices need a Saltelli design: rows A, AB_1 .. AB_D, (BA_1 .. BA_D,) B "
               "of each base point. Try --design saltelli if the rows are those, or the "
               "methods rbd-fast, delta or pawn, which take any sample");
    }
    const SaltelliDesign design{items_of(groups_of(options, table)), options.second_order};
    if (table.rows() % design.rows_a_point() != 0) {
        refuse(table,
               fmt::format(
                   "has {} rows, which is no multiple of {}: for {} inputs or groups "
                   "a base point has the rows A, AB_1 .. AB_{},{} B{}",
                   table.rows(), design.rows_a_point(), design.items.size(), design.items.size(),
                   options.second_order ? fmt::format(" BA_1 .. BA_{},", design.items.size()) : "",
                   options.second_order ? "" : " (with BA rows: --second-order)"));
    }
    if (const std::string misfit =
            saltelli_misfit(design, table.inputs(), groups_of(options, table));
        !misfit.empty()) {
        refuse(table, misfit);
    }
    return design;
}

Findings sobol(const SensitivityOptions& options, const OutcomeTable& table,
               const Answers& answers) {
    if (table.sweep() != nullptr && table.blocks().empty()) {
        refuse(table,
               fmt::format("is a sweep of a {} design; Sobol indices need a saltelli one. Try "
                           "pawn, delta, rbd-fast or regression",
                           table.sweep()->method()));
    }
    if (table.sweep() != nullptr && (options.second_order || !options.groups.empty())) {
        refuse(table, "is a sweep, whose design says what its groups and orders are. Try without "
                      "--groups and --second-order");
    }
    const SaltelliDesign design =
        table.sweep() != nullptr ? recorded_design(table) : table_design(options, table);
    const auto items = static_cast<double>(design.items.size());
    const double terms = 2.0 * items + (design.second_order ? items * items / 2.0 : 0.0) + 4.0;
    const double points = static_cast<double>(table.rows() / design.rows_a_point());
    return sobol_indices(design, answers, settings_of(options, points * terms, 1000));
}

Findings morris(const SensitivityOptions& options, const OutcomeTable& table,
                const Answers& answers) {
    if (table.sweep() != nullptr && table.sweep()->method() != "morris") {
        refuse(table,
               fmt::format("is a sweep of a {} design; elementary effects need a morris one. "
                           "Try pawn, delta, rbd-fast or regression",
                           table.sweep()->method()));
    }
    std::size_t levels = options.levels;
    if (levels == 0 && table.sweep() != nullptr) {
        levels = table.sweep()->levels();
    }
    for (const Input& input : table.inputs()) {
        if (table.sweep() == nullptr && input.words.size() > 2) {
            refuse(table, fmt::format("'{}' is a category of {} words, which have no order: a step "
                                      "between them has no size. Try pawn or delta",
                                      input.name, input.words.size()));
        }
    }
    try {
        const MorrisDesign design =
            morris_design(table.inputs(), groups_of(options, table),
                          levels == 0 ? std::nullopt : std::optional{levels});
        return morris_effects(design, answers,
                              settings_of(options, static_cast<double>(table.rows()), 1000));
    } catch (const NotMorris& error) {
        refuse(table, error.what());
    }
}

Findings of_given_data(const std::string& method, const SensitivityOptions& options,
                       const OutcomeTable& table, const Answers& all_answers) {
    const std::vector<std::size_t> plain = table.independent_rows();
    const Inputs inputs = part(table.inputs(), plain);
    const Answers answers = part(all_answers, plain);
    for (const Input& input : inputs) {
        if (is_constant(input.values)) {
            refuse(table,
                   fmt::format("'{}' is the same in every row: nothing can be said of it. Try "
                               "--inputs without it",
                               input.name));
        }
        if (method == "regression" && input.words.size() > 2) {
            refuse(table, fmt::format("'{}' is a category of {} words; a regression takes numbers. "
                                      "Try pawn or delta",
                                      input.name, input.words.size()));
        }
        if (method == "rbd-fast" && input.words.size() > 2) {
            refuse(table,
                   fmt::format("'{}' is a category of {} words, which have no order. Try pawn "
                               "or delta",
                               input.name, input.words.size()));
        }
    }
    GivenData data = given_data(inputs, answers);
    const std::string about = table.dependence();
    if (!about.empty()) {
        data.remark += (data.remark.empty() ? "" : "\n") + about;
    }
    const double cells = static_cast<double>(plain.size()) * static_cast<double>(inputs.size() + 1);
    if (method == "pawn") {
        return pawn_indices(data, options.slices,
                            settings_of(options, cells * static_cast<double>(options.slices), 200));
    }
    if (method == "delta") {
        return delta_indices(data, settings_of(options, cells * 4.0, 200));
    }
    if (method == "rbd-fast") {
        return rbd_fast_indices(
            data, options.harmonics,
            settings_of(options, cells * static_cast<double>(options.harmonics), 200));
    }
    return regression_indices(
        data, settings_of(options, cells * static_cast<double>(table.inputs().size()), 1000));
}

} // namespace

std::string chosen_method(const SensitivityOptions& options, const OutcomeTable& table) {
    if (!options.method.empty()) {
        return options.method;
    }
    const std::string design = table.sweep() != nullptr ? table.sweep()->method() : options.design;
    if (design == "saltelli") {
        return "sobol";
    }
    if (design == "morris") {
        return "morris";
    }
    refuse(table,
           fmt::format("which method? Any sample serves {}; sobol and morris have designs of "
                       "their own",
                       "pawn, delta, rbd-fast and regression"));
}

Findings sensitivity_of(const std::string& method, const SensitivityOptions& options,
                        const OutcomeTable& table, const Answers& answers) {
    return method == "sobol"    ? sobol(options, table, answers)
           : method == "morris" ? morris(options, table, answers)
                                : of_given_data(method, options, table, answers);
}

} // namespace catchup::app
