// SPDX-License-Identifier: MIT
// catchup show: what ran and the main outcomes, files side by side.
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "analysis/show.hpp"
#include "app/commands.hpp"

namespace catchup::app {
namespace {

struct ShowOptions {
    std::vector<std::string> files;
    std::string format = "text";
};

int show(const ShowOptions& options) {
    std::vector<analysis::Results> files;
    for (const std::string& file : options.files) {
        files.push_back(analysis::Results::open(file));
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
    fmt::print("{}", options.format == "json" ? analysis::json(rows) : analysis::csv(rows));
    return done;
}

} // namespace

void add_show(CLI::App& program, Action& action) {
    auto options = std::make_shared<ShowOptions>();
    CLI::App* const command =
        program.add_subcommand("show", "one screen: what ran, the main outcomes with intervals");
    command->add_option("files", options->files, "result files, shown side by side")->required();
    command->add_option("--format", options->format, "text, json or csv")
        ->check(CLI::IsMember({"text", "json", "csv"}));
    command->footer("Example:\n  catchup show without.h5 with.h5");
    command->callback([&action, options] { action = [options] { return show(*options); }; });
}

} // namespace catchup::app
