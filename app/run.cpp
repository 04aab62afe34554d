// SPDX-License-Identifier: MIT
// catchup run: one scenario, all its replications, one result file.
#include <limits>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/scenario_run.hpp"
#include "sim/run/interrupt.hpp"

namespace catchup::app {
namespace {

struct RunOptions {
    ScenarioRun asked;
    bool quiet = false;
};

int run(const RunOptions& options) {
    ScenarioRun asked = options.asked;
    asked.verbosity = options.quiet ? run::Verbosity::quiet : run::Verbosity::normal;
    run::listen_for_interrupts();
    const auto [scenario, complete] = run_scenario(asked, "run");
    const std::uint32_t taken = scenario.replications;
    if (taken == 0) {
        fmt::print(stderr, "catchup: stopped before the first replication; no file written\n");
        return failed_runs;
    }
    fmt::print("{}: {} replication{} of {} firms, {} quarters from {}\n", asked.out, taken,
               taken == 1 ? "" : "s", scenario.population.firms, scenario.time.quarters,
               to_string(scenario.time.start));
    if (!complete) {
        fmt::print(stderr, "catchup: stopped; the file holds the replications that were done\n");
        return failed_runs;
    }
    return done;
}

} // namespace

void add_run(CLI::App& program, Action& action) {
    auto options = std::make_shared<RunOptions>();
    CLI::App* const command = program.add_subcommand("run", "runs one scenario");
    command->add_option("scenario", options->asked.scenario, "scenario file (TOML)")->required();
    command->add_option("-o,--out", options->asked.out, "result file (HDF5, netCDF-4)")->required();
    command->add_option("--replications", options->asked.replications, "instead of the scenario's")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{2'147'483'647}));
    command->add_option("--seed", options->asked.seed, "instead of the scenario's")
        ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()));
    command
        ->add_option("--threads", options->asked.threads,
                     "0 = all cores; results are the same for any number")
        ->check(CLI::Range(0U, 1024U));
    command
        ->add_option("--set", options->asked.set,
                     "key=value, instead of the scenario's; repeatable")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
    command->add_flag("--quiet", options->quiet, "no progress on stderr");
    command->footer("Example:\n  catchup run scenarios/xinchang.toml -o xinchang.h5 --set "
                    "integrator.0.contact_rate=0.06");
    command->callback([&action, options] { action = [options] { return run(*options); }; });
}

} // namespace catchup::app
