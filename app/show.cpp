// SPDX-License-Identifier: MIT
// catchup show: what ran and the main outcomes, files side by side; or stylised facts; or a policy
// comparison.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "analysis/comparison/report.hpp"
#include "analysis/facts.hpp"
#include "analysis/show.hpp"
#include "analysis/sweep.hpp"
#include "app/commands.hpp"
#include "app/margins.hpp"
#include "sim/base/error.hpp"

namespace catchup::app {
namespace {

struct ShowOptions {
    std::vector<std::string> files;
    std::string format = "text";
    bool facts = false;
    std::vector<std::string> margins; // of a comparison
    bool details = false;             // of a comparison
};

int show_facts(const std::vector<analysis::Results>& files, const std::string& format) {
    std::vector<analysis::FileFacts> found;
    for (const analysis::Results& file : files) {
        found.push_back({file.path().string(), analysis::facts(file)});
    }
    fmt::print("{}", format == "text"   ? analysis::facts_text(found)
                     : format == "json" ? analysis::facts_json(found)
                                        : analysis::facts_csv(found));
    return done;
}

std::string answer(const std::vector<analysis::TidyRow>& rows, const std::string& format) {
    return format == "json" ? analysis::json(rows) : analysis::csv(rows);
}

/// A comparison has arms where a result has firms: it is shown alone, and has no stylised facts.
int show_comparison(const std::vector<analysis::Results>& files, const analysis::Results& file,
                    const ShowOptions& options) {
    const auto refuse = [&](const char* why) {
        throw InputError{Problem{Place{file.path().string(), 0, 0}, why}};
    };
    if (files.size() > 1) {
        refuse("is a policy comparison, which cannot stand beside other files; show it alone");
    }
    if (options.facts) {
        refuse("is a policy comparison and has no stylised facts; give files that 'catchup run' "
               "wrote");
    }
    const analysis::ContrastQuestion question{
        margins_of(options.margins, comparison_measures()), {}, options.details};
    fmt::print("{}", options.format == "text"
                         ? analysis::comparison_text(file, question)
                         : answer(analysis::comparison_rows(file, question), options.format));
    return done;
}

/// A sweep has points where a result has one scenario.
int show_sweep(const std::vector<analysis::Results>& files, const analysis::Results& file,
               const ShowOptions& options) {
    if (files.size() > 1 || options.facts) {
        throw InputError{
            Problem{Place{file.path().string(), 0, 0},
                    "is a sweep, which is shown alone and without --facts. Try catchup "
                    "run with the values of one point"}};
    }
    fmt::print("{}", options.format == "text" ? analysis::sweep_text(file)
                                              : answer(analysis::sweep_rows(file), options.format));
    return done;
}

int show(const ShowOptions& options) {
    std::vector<analysis::Results> files;
    for (const std::string& file : options.files) {
        files.push_back(analysis::Results::open(file));
    }
    const auto comparison = std::find_if(files.begin(), files.end(), analysis::is_comparison);
    if (comparison != files.end()) {
        return show_comparison(files, *comparison, options);
    }
    if (!options.margins.empty() || options.details) {
        throw InputError{Problem{Place{options.files.front(), 0, 0},
                                 "--margin and --details are for a policy comparison. Try catchup "
                                 "compare"}};
    }
    const auto sweep = std::find_if(files.begin(), files.end(), analysis::is_sweep);
    if (sweep != files.end()) {
        return show_sweep(files, *sweep, options);
    }
    if (options.facts) {
        return show_facts(files, options.format);
    }
    if (options.format == "text") {
        fmt::print("{}", analysis::screen(files));
        return done;
    }
    std::vector<analysis::TidyRow> rows;
    for (const analysis::Results& file : files) {
        const auto some = analysis::outcomes(file, file.path().string());
        rows.insert(rows.end(), some.begin(), some.end());
    }
    fmt::print("{}", answer(rows, options.format));
    return done;
}

} // namespace

void add_show(CLI::App& program, Action& action) {
    auto options = std::make_shared<ShowOptions>();
    CLI::App* const command =
        program.add_subcommand("show", "one screen: what ran, the main outcomes with intervals; or "
                                       "what a policy comparison found");
    command->add_option("files", options->files, "result files, shown side by side")->required();
    command->add_option("--format", options->format, "text, json or csv")
        ->check(CLI::IsMember({"text", "json", "csv"}));
    command->add_flag("--facts", options->facts,
                      "instead of outcomes: stylised facts with their targets, hit or miss "
                      "(docs/stylised-facts.md)");
    command
        ->add_option("--margin", options->margins,
                     "of a comparison: MEASURE=X, the largest difference that does not matter; "
                     "repeatable")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
    command->add_flag("--details", options->details,
                      "of a comparison: quantile shifts, distances and bands of arms in pairs");
    command->footer("Examples:\n  catchup show without.h5 with.h5\n  catchup show with.h5 --facts\n"
                    "  catchup show comparison.h5");
    command->callback([&action, options] { action = [options] { return show(*options); }; });
}

} // namespace catchup::app
