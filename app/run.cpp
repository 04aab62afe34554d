// SPDX-License-Identifier: MIT
// catchup run: one scenario, all its replications, one result file.
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/result_file.hpp"
#include "app/scenario_file.hpp"
#include "app/simulation.hpp"
#include "sim/base/error.hpp"
#include "sim/run/interrupt.hpp"

namespace catchup::app {
namespace {

struct RunOptions {
    std::string scenario;
    std::string out;
    std::optional<std::int64_t> replications;
    std::optional<std::int64_t> seed;
    unsigned threads = 0;
    std::vector<std::string> set;
    bool quiet = false;
};

std::vector<std::string> assignments(const RunOptions& options) {
    std::vector<std::string> all = options.set;
    if (options.replications) {
        all.push_back(fmt::format("replications={}", *options.replications));
    }
    if (options.seed) {
        all.push_back(fmt::format("seed={}", *options.seed));
    }
    return all;
}

/// The command that writes the same results again: no threads, no verbosity.
std::string canonical_command(const RunOptions& options, const Scenario& scenario) {
    std::string command =
        fmt::format("catchup run {} -o {} --replications {} --seed {}", quoted(options.scenario),
                    quoted(options.out), scenario.replications, scenario.seed);
    for (const std::string& assignment : options.set) {
        command += " --set " + quoted(assignment);
    }
    return command;
}

int run(const RunOptions& options) {
    spare_other_files(options.out);
    const auto plan = prepare(read_scenario(options.scenario, assignments(options)));
    Scenario scenario = plan->scenario; // with the number of firms that a table may have set
    output::Writer writer{options.out, schema(*plan)};
    Threads threads{options.threads};
    run::listen_for_interrupts();
    const std::uint32_t taken =
        simulate_into(writer, *plan, threads, "run",
                      options.quiet ? run::Verbosity::quiet : run::Verbosity::normal);
    const bool stopped = taken < scenario.replications;
    if (taken == 0) {
        fmt::print(stderr, "catchup: stopped before the first replication; no file written\n");
        return failed_runs;
    }
    scenario.replications = taken; // replications are independent: a prefix is a run of its own
    finish_result(writer, scenario, {{"command", canonical_command(options, scenario)}},
                  threads.count());
    fmt::print("{}: {} replication{} of {} firms, {} quarters from {}\n", options.out, taken,
               taken == 1 ? "" : "s", plan->scenario.population.firms, scenario.time.quarters,
               to_string(scenario.time.start));
    if (stopped) {
        fmt::print(stderr, "catchup: stopped; the file holds the replications that were done\n");
        return failed_runs;
    }
    return done;
}

} // namespace

void add_run(CLI::App& program, Action& action) {
    auto options = std::make_shared<RunOptions>();
    CLI::App* const command = program.add_subcommand("run", "runs one scenario");
    command->add_option("scenario", options->scenario, "scenario file (TOML)")->required();
    command->add_option("-o,--out", options->out, "result file (HDF5, netCDF-4)")->required();
    command->add_option("--replications", options->replications, "instead of the scenario's")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{2'147'483'647}));
    command->add_option("--seed", options->seed, "instead of the scenario's")
        ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()));
    command
        ->add_option("--threads", options->threads,
                     "0 = all cores; results are the same for any number")
        ->check(CLI::Range(0U, 1024U));
    command->add_option("--set", options->set, "key=value, instead of the scenario's; repeatable")
        ->expected(1)
        ->take_all();
    command->add_flag("--quiet", options->quiet, "no progress on stderr");
    command->footer("Example:\n  catchup run scenarios/xinchang.toml -o xinchang.h5 --set "
                    "integrator.0.contact_rate=0.06");
    command->callback([&action, options] { action = [options] { return run(*options); }; });
}

} // namespace catchup::app
