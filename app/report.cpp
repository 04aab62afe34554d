// SPDX-License-Identifier: MIT
// catchup report: results as one page that a reader opens from disk.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/report/page.hpp"
#include "app/commands.hpp"
#include "app/report_figures.hpp"
#include "app/report_sections.hpp"
#include "app/whole_file.hpp"

namespace catchup::app {
namespace {

struct ReportOptions {
    ReportInputs inputs;
    std::string out;
    std::string figures; // a folder, or ""
    std::string title;
};

/// The command as it would be typed, for the page.
std::string command_of(const ReportOptions& options) {
    const ReportInputs& inputs = options.inputs;
    std::string command = fmt::format("catchup report {}", fmt::join(quoted(inputs.files), " "));
    const auto add = [&](const char* name, const std::vector<std::string>& values) {
        for (const std::string& value : quoted(values)) {
            command += fmt::format(" {} {}", name, value);
        }
    };
    add("--output", inputs.outputs);
    add("--when", inputs.when.empty() ? std::vector<std::string>{} : std::vector{inputs.when});
    add("--where", inputs.where.empty() ? std::vector<std::string>{} : std::vector{inputs.where});
    if (inputs.event != ReportInputs{}.event) {
        add("--event", {inputs.event});
    }
    if (!options.title.empty()) {
        add("--title", {options.title});
    }
    add("-o", {options.out});
    return command;
}

int report(const ReportOptions& options) {
    analysis::report::Report made = sections_of(options.inputs);
    if (!options.title.empty()) {
        made.title = options.title;
    }
    made.commands.push_back(command_of(options));
    write_whole_file(options.out, analysis::report::page(made));
    fmt::print("{}: {} figures{}\n", options.out, count_figures(made),
               made.script.empty() ? "; static, because this program was built without Node" : "");
    if (!options.figures.empty()) {
        write_figures(made, options.figures);
    }
    return done;
}

} // namespace

void add_report(CLI::App& program, Action& action) {
    auto options = std::make_shared<ReportOptions>();
    CLI::App* const command = program.add_subcommand(
        "report", "results as one page to open from disk: figures, findings, methods, limits");
    ReportInputs& inputs = options->inputs;
    command
        ->add_option("files", inputs.files,
                     "files of catchup run, compare or merge, and CSV answers of analyses")
        ->required();
    command->add_option("-o,--out", options->out, "the page, which ends in .html")
        ->required()
        ->check([](const std::string& out) {
            return out.ends_with(".html") // a slip of the hand must not replace a result
                       ? std::string{}
                       : out + " does not end in .html";
        });
    command->add_option("--figures", options->figures,
                        "folder for each figure as SVG, PDF (if rsvg-convert is there) and CSV");
    command->add_option("--title", options->title, "instead of the files' own");
    command->add_option("--event", inputs.event, "state that survival is about (D1N1)");
    command
        ->add_option("--output", inputs.outputs,
                     "of a sweep: an outcome for sensitivity analysis; repeatable")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
    command->add_option("--when", inputs.when,
                        "of a sweep: a condition; where it holds is looked for (PRIM)");
    command->add_option("--where", inputs.where,
                        "of a sweep: look only at points for which this holds");
    command->footer(
        "Examples:\n  catchup report xinchang-comparison.h5 toman.h5 -o report.html\n"
        "  catchup report ranking.h5 --output reached --figures figures -o report.html");
    command->callback([&action, options] { action = [options] { return report(*options); }; });
}

} // namespace catchup::app
