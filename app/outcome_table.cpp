// SPDX-License-Identifier: MIT
#include "app/outcome_table.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "analysis/expression/expression.hpp"
#include "analysis/sweep.hpp"
#include "sim/base/error.hpp"
#include "sim/config/refusal.hpp"

namespace catchup::app {
namespace {

using analysis::BadFormula;

/// Runs something that reads a formula; its complaint points at the place.
template <class Function>
auto with_formula(const std::string& formula, Function function) {
    try {
        return function();
    } catch (const BadFormula& error) {
        config::refuse_file(fmt::format("formula \"{}\", character {}", formula, error.column()),
                            error.what());
    }
}

template <class T>
std::vector<T> picked(const std::vector<T>& all, const std::vector<std::size_t>& rows,
                      std::size_t width = 1) {
    std::vector<T> some;
    some.reserve(rows.size() * width);
    for (const std::size_t row : rows) {
        const auto first = all.begin() + static_cast<std::ptrdiff_t>(row * width);
        some.insert(some.end(), first, first + static_cast<std::ptrdiff_t>(width));
    }
    return some;
}

} // namespace

void add_table_options(CLI::App& command, OutcomeTableOptions& options) {
    command.add_option("--table", options.table, "CSV with a header, instead of a sweep's file");
    command
        .add_option("--inputs", options.inputs,
                    "columns of the table, or factors of the sweep (all if not given)")
        ->delimiter(',');
    command.add_option("--where", options.where,
                       "look only at rows for which this holds, such as \"capacity == 10\"");
}

OutcomeTable::OutcomeTable(const OutcomeTableOptions& options,
                           const std::vector<std::string>& formulas) {
    if (options.table.empty()) {
        read_sweep(options);
    } else {
        read_table(options, formulas);
    }
    keep_rows(options.where);
}

void OutcomeTable::read_sweep(const OutcomeTableOptions& options) {
    path_ = options.file;
    file_ = std::make_unique<analysis::Results>(analysis::Results::open(path_));
    if (!analysis::is_sweep(*file_)) {
        config::refuse_file(
            path_, "is no sweep: an analysis of inputs needs runs with different ones. Try "
                   "catchup sweep and catchup merge, or --table for a CSV");
    }
    sweep_ = std::make_unique<analysis::SweepOutcomes>(*file_);
    kept_.resize(sweep_->points());
    std::vector<std::string> wanted = options.inputs;
    for (const analysis::Input& factor : sweep_->factors()) {
        if (options.inputs.empty()) {
            wanted.push_back(factor.name);
        }
    }
    for (const std::string& name : wanted) {
        const analysis::Inputs& factors = sweep_->factors();
        const auto at = std::find_if(factors.begin(), factors.end(),
                                     [&](const analysis::Input& one) { return one.name == name; });
        if (at == factors.end()) {
            std::vector<std::string> names;
            std::transform(factors.begin(), factors.end(), std::back_inserter(names),
                           [](const analysis::Input& one) { return one.name; });
            config::refuse_file(path_, fmt::format("no factor is called '{}'. Factors: {}", name,
                                                   fmt::join(names, ", ")));
        }
        inputs_.push_back(*at);
        groups_.push_back(sweep_->groups()[static_cast<std::size_t>(at - factors.begin())]);
    }
    blocks_ = sweep_->blocks();
}

void OutcomeTable::read_table(const OutcomeTableOptions& options,
                              const std::vector<std::string>& formulas) {
    path_ = options.table;
    std::set<std::string> wanted{options.inputs.begin(), options.inputs.end()};
    std::vector<std::string> all = formulas;
    all.push_back(options.where);
    for (const std::string& formula : all) {
        try {
            const std::vector<std::string> names = analysis::names_in(formula);
            wanted.insert(names.begin(), names.end());
        } catch (const BadFormula&) { // a column's name, or a fault that evaluation will tell
        }
        wanted.insert(formula); // columns may be called what no name in a formula is
    }
    table_ = app::read_table(path_, wanted);
    kept_.resize(table_->rows);
    if (options.inputs.empty()) {
        config::refuse_file(path_, fmt::format("which columns are inputs? Try --inputs {}",
                                               fmt::join(table_->names, ",")));
    }
    for (const std::string& name : options.inputs) {
        const bool twice =
            std::any_of(inputs_.begin(), inputs_.end(),
                        [&](const analysis::Input& one) { return one.name == name; });
        if (twice) {
            config::refuse_file(path_, fmt::format("'{}' stands twice in --inputs", name));
        }
        inputs_.push_back(table_->whole_column(name));
        groups_.push_back(name);
    }
}

void OutcomeTable::keep_rows(const std::string& where) {
    std::iota(kept_.begin(), kept_.end(), std::size_t{0});
    if (!where.empty()) {
        const std::vector<double> holds = of_means(where);
        std::erase_if(kept_, [&](std::size_t row) {
            return !(holds[row] != 0.0 && !std::isnan(holds[row]));
        });
        if (kept_.empty()) {
            config::refuse_file(path_, fmt::format("no row is left where {}", where));
        }
        for (analysis::Input& input : inputs_) {
            input.values = picked(input.values, kept_);
        }
        blocks_ = blocks_.empty() ? blocks_ : picked(blocks_, kept_);
    }
    for (std::size_t i = 0; sweep_ && i < inputs_.size();) {
        if (analysis::is_constant(inputs_[i].values)) {
            fixed_.push_back(inputs_[i].name);
            inputs_.erase(inputs_.begin() + static_cast<std::ptrdiff_t>(i));
            groups_.erase(groups_.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
            ++i;
        }
    }
    if (inputs_.empty()) {
        config::refuse_file(path_,
                            "every factor is the same in every row: nothing can be told apart");
    }
}

std::vector<double> OutcomeTable::of_table(const std::string& formula) const {
    const auto plain = std::find(table_->names.begin(), table_->names.end(), formula);
    if (plain != table_->names.end() && table_->column(formula).words.empty()) {
        return table_->column(formula).values;
    }
    return with_formula(formula, [&] {
        return analysis::evaluate(
            formula,
            [&](const analysis::Reference& reference) {
                if (!reference.choice.empty() || !reference.selection.empty()) {
                    throw std::runtime_error{"columns of a table have no brackets"};
                }
                const analysis::Input& column = table_->column(reference.name);
                return analysis::Quantity{column.values, column.words};
            },
            table_->rows);
    });
}

analysis::Answers OutcomeTable::answers(const std::string& formula, std::optional<std::size_t> time,
                                        std::optional<std::size_t> arm) const {
    if (table_) {
        return {picked(of_table(formula), kept_), 1};
    }
    const std::size_t last = sweep_->quarters().size() - 1;
    const analysis::Answers all =
        with_formula(formula, [&] { return sweep_->answers(formula, time.value_or(last), arm); });
    return {picked(all.values, kept_, all.replications), all.replications};
}

std::vector<double> OutcomeTable::of_means(const std::string& formula) const {
    const std::vector<double> all = table_ ? of_table(formula) : with_formula(formula, [&] {
        return sweep_->of_means(formula, sweep_->quarters().size() - 1);
    });
    return picked(all, kept_);
}

std::vector<std::size_t> OutcomeTable::independent_rows() const {
    std::vector<std::size_t> found;
    for (std::size_t row = 0; row < rows(); ++row) {
        if (blocks_.empty() || blocks_[row] == "A" || blocks_[row] == "B") {
            found.push_back(row);
        }
    }
    return found;
}

std::string OutcomeTable::dependence() const {
    if (!blocks_.empty()) {
        return fmt::format(
            "Of this Saltelli design only rows A and B are used, {} of {}: the others "
            "repeat their inputs",
            independent_rows().size(), rows());
    }
    return sweep_ != nullptr && sweep_->method() == "morris"
               ? "Rows of a walk differ in one input: they are no independent sample, so intervals "
                 "and tests are too sure. Try sensitivity morris"
               : "";
}

} // namespace catchup::app
