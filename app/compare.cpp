// SPDX-License-Identifier: MIT
// catchup compare: policy arms on shared seeds and one past, at equal realised public spending; or
// arms of any table; or arms over the points of a sweep.
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "analysis/comparison/report.hpp"
#include "analysis/sweep.hpp"
#include "app/commands.hpp"
#include "app/compare_arms.hpp"
#include "app/compare_sweep.hpp"
#include "app/compare_table.hpp"
#include "sim/base/error.hpp"

namespace catchup::app {
namespace {

struct CompareOptions {
    CompareArmsOptions arms;
    CompareTableOptions table;
    CompareSweepOptions sweep;
};

/// Which of the three comparisons a command line asks for, and the options that are for one alone.
enum class Form { arms, table, sweep };

struct OwnOptions {
    std::vector<CLI::Option*> arms;
    std::vector<CLI::Option*> table;
    std::vector<CLI::Option*> sweep;
    std::vector<CLI::Option*> not_of_arms; // of tables and sweeps
    std::vector<CLI::Option*> not_of_sweeps;
};

/// A single file without -o is a sweep, or nothing that can be compared.
int compare_file(CompareSweepOptions options, const std::string& path) {
    if (path.ends_with(".toml")) {
        fmt::print(stderr, "catchup compare: needs two arms or more. Try catchup compare A.toml "
                           "B.toml -o c.h5\n");
        return wrong_usage;
    }
    const analysis::Results file = analysis::Results::open(path);
    if (!analysis::is_sweep(file)) {
        throw InputError{Problem{
            Place{path, 0, 0},
            analysis::is_comparison(file)
                ? "is a comparison already. Try catchup show"
                : "is one run and no sweep. Try catchup compare with two scenarios or results "
                  "and -o, or the file of catchup merge"}};
    }
    options.file = path;
    return compare_sweep(options);
}

int compare(CompareOptions options, Form form) {
    const CompareArmsOptions& arms = options.arms;
    if (form == Form::table) {
        options.table.margins = arms.margins;
        options.table.details = arms.details;
        options.table.format = arms.format;
        return compare_table(options.table);
    }
    if (form == Form::sweep) {
        options.sweep.resampling = options.table.resampling;
        options.sweep.format = arms.format;
        return compare_file(options.sweep, arms.files.front());
    }
    return compare_arms(arms);
}

/// Refuses options that the form of comparison has no use for.
void require_own(const OwnOptions& own, Form form) {
    const auto refuse = [](const std::vector<CLI::Option*>& options, const char* what) {
        for (const CLI::Option* option : options) {
            if (option->count() > 0) {
                throw CLI::ValidationError{"compare",
                                           fmt::format("{} {}", option->get_name(), what)};
            }
        }
    };
    if (form != Form::arms) {
        refuse(own.arms, "is for scenarios and results, which -o FILE.h5 asks to run");
    }
    if (form != Form::table) {
        refuse(own.table, "is for --table FILE.csv");
    }
    if (form != Form::sweep) {
        refuse(own.sweep, "is for one sweep file");
    }
    if (form == Form::arms) {
        refuse(own.not_of_arms, "is for --table FILE.csv and for one sweep file");
    }
    if (form == Form::sweep) {
        refuse(own.not_of_sweeps, "is not for a sweep");
    }
}

Form form_of(const CompareOptions& options) {
    if (!options.table.table.empty()) {
        if (!options.arms.files.empty()) {
            throw CLI::ValidationError{"compare", "takes files or --table FILE.csv, not both"};
        }
        return Form::table;
    }
    if (options.arms.files.empty()) {
        throw CLI::ValidationError{"compare", "takes two arms or more and -o FILE.h5, or --table "
                                              "FILE.csv, or the file of a sweep"};
    }
    if (options.arms.files.size() == 1 && options.arms.settings.out.empty()) {
        return Form::sweep;
    }
    if (options.arms.settings.out.empty()) {
        throw CLI::ValidationError{"compare", "several arms need -o FILE.h5"};
    }
    return Form::arms;
}

/// Options for tables and sweeps.
void add_data_options(CLI::App& command, CompareOptions& options, OwnOptions& own) {
    CompareTableOptions& table = options.table;
    CompareSweepOptions& sweep = options.sweep;
    command.add_option("--table", table.table, "compare arms of a CSV instead");
    own.table = {
        command
            .add_option("--output", table.outputs,
                        "of a table: the column that is compared; may be given several times")
            ->expected(1)
            ->allow_extra_args(false)
            ->take_all(),
        command.add_option("--arm", table.arm, "of a table: the column that names the arm"),
        command.add_option("--pair", table.pair,
                           "of a table: the column that names what arms share, such as the seed; "
                           "without, samples are independent"),
        command.add_option("--time", table.time, "of a table with --pair: bands over this column")};
    own.sweep = {
        command.add_option("--outcome", sweep.outcome,
                           "of a sweep: a formula for each arm (reached)"),
        command.add_flag("--lower-is-better", sweep.lower_is_better, "of a sweep's outcome"),
        command
            .add_option("--threshold", sweep.threshold,
                        "of a sweep: the outcome that is good enough")
            ->check(CLI::Range(-1e300, 1e300)),
        command.add_option("--where", sweep.where, "of a sweep: only points for which this holds")};
    own.not_of_arms = {command
                           .add_option("--draws", table.resampling.draws,
                                       "of resampling, for tables and sweeps (2000)")
                           ->check(CLI::Range(100, 1000000)),
                       command.add_option("--seed", table.resampling.seed, "of resampling")};
    own.not_of_sweeps = {
        command
            .add_option("--margin", options.arms.margins,
                        "equivalence: MEASURE=X, the largest difference that does not matter; "
                        "repeatable")
            ->expected(1)
            ->allow_extra_args(false)
            ->take_all(),
        command.add_flag("--details", options.arms.details,
                         "in the text: quantile shifts, distances, bands too")};
}

} // namespace

void add_compare(CLI::App& program, Action& action) {
    auto options = std::make_shared<CompareOptions>();
    CompareArmsOptions& arms = options->arms;
    CLI::App* const command = program.add_subcommand(
        "compare",
        "compares policies on shared seeds at equal realised public spending; or arms of "
        "any table; or policies over the points of a sweep");
    command->add_option("arms", arms.files,
                        "scenarios (TOML) or results (HDF5), two or more; or the file of a sweep");
    command->add_option("-o,--out", arms.settings.out, "comparison file (HDF5, netCDF-4)");
    OwnOptions own;
    add_data_options(*command, *options, own);
    own.arms = add_arm_options(*command, arms);
    command->add_option("--format", arms.format, "text, json or csv")
        ->check(CLI::IsMember({"text", "json", "csv"}));
    command->footer(
        "Examples:\n  catchup compare scenarios/xinchang-none.toml "
        "scenarios/xinchang-top-down.toml scenarios/xinchang-bottom-up.toml -o c.h5 "
        "--replications 200\n  catchup compare --table T.csv --output y --arm policy --pair seed "
        "--margin 0.5\n  catchup compare ranking.h5 --outcome reached --threshold 0.3");
    command->callback([&action, options, own] {
        const Form form = form_of(*options);
        require_own(own, form);
        action = [options, form] { return compare(*options, form); };
    });
}

} // namespace catchup::app
