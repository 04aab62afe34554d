// SPDX-License-Identifier: MIT
// catchup discover: where in the space of inputs an outcome holds.
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/discovery.hpp"

namespace catchup::app {
namespace {

int discover(const DiscoverOptions& options) {
    const OutcomeTable table{options.data, {options.formula()}};
    const DiscoveryAnswer answer = discovery_of(table, options);
    if (options.format == "text") {
        fmt::print("{}\n", options.formula());
        for (const std::string& remark : answer.remarks) {
            fmt::print("{}\n", remark);
        }
        fmt::print("{}", analysis::discovery_text(answer.inputs, answer.found));
        return done;
    }
    const auto rows = rows_of(answer);
    fmt::print("{}", options.format == "json" ? analysis::json(rows) : analysis::csv(rows));
    return done;
}

void check(const DiscoverOptions& options) {
    if (options.data.file.empty() == options.data.table.empty()) {
        throw CLI::ValidationError{"discover", "takes the file of a sweep, or --table FILE.csv"};
    }
    if (options.settings.shuffles > 0 && options.settings.shuffles < 99) {
        throw CLI::ValidationError{
            "--shuffles",
            "fewer than 99 cannot tell one chance in a hundred. Try 99, or 0 for none"};
    }
    if (options.when.empty() == options.output.empty()) {
        throw CLI::ValidationError{
            "discover", "takes --when with a condition, or --output with a column or formula"};
    }
}

} // namespace

void add_discover(CLI::App& program, Action& action) {
    auto options = std::make_shared<DiscoverOptions>();
    CLI::App* const command = program.add_subcommand(
        "discover", "for which inputs an outcome holds: boxes (PRIM) and a tree (CART)");
    command->add_option("file", options->data.file, "file of a sweep");
    add_table_options(*command, options->data);
    command->add_option("--when", options->when,
                        "the outcome as a condition, such as \"reached[bottom-up] > "
                        "reached[top-down]\"");
    command->add_option("--output", options->output,
                        "a column of 0 and 1, or numbers whose high values are looked for");
    analysis::DiscoverySettings& settings = options->settings;
    const auto part = CLI::Range(0.001, 0.5);
    command->add_option("--peel", settings.prim.peel_share, "share of a box that a peel takes")
        ->check(part);
    command->add_option("--paste", settings.prim.paste_share, "share of a box that a paste adds")
        ->check(part);
    command->add_option("--mass", settings.prim.least_mass, "least share of rows in a box")
        ->check(part);
    command
        ->add_option("--objective", options->objective,
                     "lenient (gain in mean by share of rows given up) or mean")
        ->check(CLI::IsMember({"lenient", "mean"}));
    command->add_option("--boxes", settings.boxes, "at most so many, one after another")
        ->check(CLI::Range(1, 100));
    command->add_option("--box", settings.chosen,
                        "the box of the trajectory to look at; without, the one with the best "
                        "balance of coverage and density");
    command->add_option("--samples", settings.samples, "half samples that show a box again")
        ->check(CLI::Range(1, 10000));
    command->add_option("--shuffles", settings.shuffles, "of the test of chance; 0 = none")
        ->check(CLI::Range(0, 100000));
    command->add_option("--depth", settings.tree.greatest_depth, "splits of the tree")
        ->check(CLI::Range(1, 30));
    command->add_option("--leaf", settings.tree.least_share, "least share of rows in a leaf")
        ->check(part);
    command->add_option("--seed", settings.seed, "of resampling, shuffles and cross-validation");
    command->add_option("--format", options->format, "text, json or csv")
        ->check(CLI::IsMember({"text", "json", "csv"}));
    command->footer(
        "Examples:\n  catchup discover ranking.h5 --when \"reached[bottom-up] > "
        "reached[top-down]\"\n  catchup discover --table XY.csv --inputs x1,x2 --when \"y "
        "> 3\"");
    command->callback([&action, options] {
        check(*options);
        action = [options] { return discover(*options); };
    });
}

} // namespace catchup::app
