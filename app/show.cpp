// SPDX-License-Identifier: MIT
// catchup show: what ran and the main outcomes, files side by side; or stylised facts.
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "analysis/facts.hpp"
#include "analysis/show.hpp"
#include "app/commands.hpp"

namespace catchup::app {
namespace {

struct ShowOptions {
    std::vector<std::string> files;
    std::string format = "text";
    bool facts = false;
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

int show(const ShowOptions& options) {
    std::vector<analysis::Results> files;
    for (const std::string& file : options.files) {
        files.push_back(analysis::Results::open(file));
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
    command->add_flag("--facts", options->facts,
                      "instead of outcomes: stylised facts with their targets, hit or miss "
                      "(docs/stylised-facts.md)");
    command->footer("Examples:\n  catchup show without.h5 with.h5\n  catchup show with.h5 --facts");
    command->callback([&action, options] { action = [options] { return show(*options); }; });
}

} // namespace catchup::app
