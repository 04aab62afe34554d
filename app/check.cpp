// SPDX-License-Identifier: MIT
// catchup check: is a scenario valid, and what world does it describe; or how two differ.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/scenario_file.hpp"
#include "models/plan.hpp"
#include "models/policy/notes.hpp"
#include "sim/base/error.hpp"
#include "sim/config/differing.hpp"
#include "sim/network/files.hpp"
#include "sim/network/measures.hpp"

namespace catchup::app {
namespace {

struct CheckOptions {
    std::string scenario;
    std::string other;
    std::string graphml;
    std::vector<std::string> set;
};

int print_difference(const CheckOptions& options) {
    const auto differing = config::differing_keys(read_scenario(options.scenario, options.set),
                                                  read_scenario(options.other, options.set));
    for (const config::DifferingKey& one : differing) {
        fmt::print("{}: {} | {}\n", one.key, one.left, one.right);
    }
    if (differing.empty()) {
        fmt::print("no key differs\n");
    }
    return done;
}

/// Writes beside the name and renames; only what looks like XML is ever replaced.
void write_network(const network::Partners& partners, const std::string& path) {
    std::error_code trouble;
    if (std::filesystem::exists(path, trouble)) {
        std::string begin(5, ' ');
        std::ifstream{path}.read(begin.data(), static_cast<std::streamsize>(begin.size()));
        if (begin != "<?xml") {
            throw catchup::FileError{path, "is there already and is no GraphML file; it is left "
                                           "alone. Try another name for --graphml"};
        }
    }
    const std::string beside = fmt::format("{}.tmp.{}", path, getpid());
    std::ofstream out{beside};
    network::write_graphml(partners, out);
    out.close();
    if (out) {
        std::filesystem::rename(beside, path, trouble);
    }
    if (!out || trouble) {
        std::filesystem::remove(beside, trouble);
        throw catchup::FileError{path, "cannot be written. Try another folder or free some space"};
    }
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

int check(const CheckOptions& options) {
    if (!options.other.empty()) {
        return print_difference(options);
    }
    const Scenario scenario = read_scenario(options.scenario, options.set);
    const auto plan = prepare(scenario);
    const auto partners = link(*plan, Stream{scenario.seed, Replication{0}});
    const network::Summary net = network::summarise(*partners);
    fmt::print("{}: valid\n", options.scenario);
    fmt::print("  {}\n", scenario.title);
    fmt::print("  {} firms in {} and {}, {} quarters from {}, {}\n",
               plan->scenario.population.firms,
               counted(scenario.sectors.size(), "sector", "sectors"),
               counted(scenario.population.counties, "county", "counties"), scenario.time.quarters,
               to_string(scenario.time.start),
               counted(scenario.replications, "replication", "replications"));
    fmt::print("  network of replication 0: {} links, {:.2f} partners a firm ({} to {}), {}, "
               "largest {}, clustering {}\n",
               net.links, net.mean_degree, net.least_degree, net.greatest_degree,
               counted(net.components, "component", "components"), net.largest_component,
               std::isnan(net.clustering) ? "not computed (too many links)"
                                          : fmt::format("{:.3f}", net.clustering));
    for (const std::string& note : policy_notes(scenario)) {
        fmt::print("  note: {}\n", note);
    }
    if (!options.graphml.empty()) {
        write_network(*partners, options.graphml);
        fmt::print("  network written to {}\n", options.graphml);
    }
    return done;
}

} // namespace

void add_check(CLI::App& program, Action& action) {
    auto options = std::make_shared<CheckOptions>();
    CLI::App* const command =
        program.add_subcommand("check", "validates a scenario, or compares two");
    command->add_option("scenario", options->scenario, "scenario file (TOML)")->required();
    command->add_option("--diff", options->other,
                        "print the keys in which the two differ; --set changes both");
    command->add_option("--set", options->set, "key=value, instead of the scenario's; repeatable")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
    command->add_option("--graphml", options->graphml,
                        "write the network of replication 0 to this file");
    command->footer("Example:\n  catchup check scenarios/xinchang.toml --diff "
                    "scenarios/xinchang-without-integrator.toml");
    command->callback([&action, options] { action = [options] { return check(*options); }; });
}

} // namespace catchup::app
