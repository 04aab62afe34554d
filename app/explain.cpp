// SPDX-License-Identifier: MIT
// catchup explain: one firm's life from a result file, and the reason for each turn in it.
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/life_json.hpp"
#include "app/life_text.hpp"
#include "app/result_scenario.hpp"
#include "sim/base/error.hpp"

namespace catchup::app {
namespace {

struct ExplainOptions {
    std::string file;
    std::uint32_t replication = 0;
    std::uint32_t firm = 0;
    std::uint32_t generation = 0;
    std::string format = "text";
};

[[noreturn]] void refuse(const ExplainOptions& options, std::string text) {
    throw InputError{Problem{{options.file, 0, 0}, std::move(text)}};
}

void demand_within(const ExplainOptions& options, std::string_view option, std::uint32_t value,
                   std::uint32_t count) {
    if (value >= count) {
        refuse(options, fmt::format("has no {0} {1}. Try --{0} with a number from 0 to {2}", option,
                                    value, count - 1));
    }
}

int explain(const ExplainOptions& options) {
    const RecordedScenario recorded = recorded_scenario(options.file);
    if (!recorded.contradiction.empty()) {
        refuse(options, recorded.contradiction + ". Try a file that nobody has changed");
    }
    const auto plan = prepare(recorded.scenario);
    demand_within(options, "replication", options.replication, plan->scenario.replications);
    demand_within(options, "firm", options.firm, plan->scenario.population.firms);
    const Replication replication{options.replication};
    const auto life = explain::live(*plan, replication, Position{options.firm}, options.generation);
    if (!life) {
        refuse(options, fmt::format("place {} never saw a firm of generation {} in replication {}. "
                                    "Try --generation 0, the first, which names the next",
                                    options.firm, options.generation, options.replication));
    }
    const Names names{*plan};
    fmt::print("{}", options.format == "json" ? life_json(*life, names, replication)
                                              : life_text(*life, names, replication));
    return done;
}

} // namespace

void add_explain(CLI::App& program, Action& action) {
    auto options = std::make_shared<ExplainOptions>();
    CLI::App* const command =
        program.add_subcommand("explain", "tells one firm's life, and why each thing happened");
    command->add_option("file", options->file, "result file")->required();
    command->add_option("--replication", options->replication, "counted from 0")->required();
    command->add_option("--firm", options->firm, "place of the firm, from 0")->required();
    command->add_option("--generation", options->generation,
                        "0 = the first firm of the place, 1 = the entrant after it, ...");
    command->add_option("--format", options->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}));
    command->footer("Example:\n  catchup explain xinchang.h5 --replication 0 --firm 17");
    command->callback([&action, options] { action = [options] { return explain(*options); }; });
}

} // namespace catchup::app
