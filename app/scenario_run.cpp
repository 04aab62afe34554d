// SPDX-License-Identifier: MIT
#include "app/scenario_run.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "app/result_file.hpp"
#include "app/result_scenario.hpp"
#include "app/scenario_file.hpp"
#include "app/simulation.hpp"
#include "sim/base/error.hpp"
#include "sim/config/resolved.hpp"

namespace catchup::app {
namespace {

/// The command that writes the same results again: no threads, no verbosity.
std::string canonical_command(const ScenarioRun& asked, const Scenario& scenario) {
    std::string command =
        fmt::format("catchup run {} -o {} --replications {} --seed {}", quoted(asked.scenario),
                    quoted(asked.out), scenario.replications, scenario.seed);
    for (const std::string& assignment : asked.set) {
        command += " --set " + quoted(assignment);
    }
    return command;
}

/// Whether the file is there and holds this very scenario.
bool is_done(const ScenarioRun& asked) {
    if (!std::filesystem::exists(asked.out)) {
        return false;
    }
    const std::string wanted = config::to_toml(scenario_of(asked));
    try {
        const RecordedScenario recorded = recorded_scenario(asked.out);
        return recorded.contradiction.empty() && config::to_toml(recorded.scenario) == wanted;
    } catch (const InputError&) { // damaged, or of another model version
        return false;
    }
}

} // namespace

Scenario scenario_of(const ScenarioRun& asked) {
    std::vector<std::string> all = asked.set;
    if (asked.replications) {
        all.push_back(fmt::format("replications={}", *asked.replications));
    }
    if (asked.seed) {
        all.push_back(fmt::format("seed={}", *asked.seed));
    }
    return read_scenario(asked.scenario, all);
}

RunOutcome run_scenario(const ScenarioRun& asked, const std::string& what) {
    spare_other_files(asked.out);
    const auto plan = prepare(scenario_of(asked));
    Scenario scenario = plan->scenario;
    const std::uint32_t wanted = scenario.replications;
    output::Writer writer{asked.out, schema(*plan)};
    Threads threads{asked.threads};
    // replications are independent: a prefix is a run of its own
    scenario.replications = simulate_into(writer, *plan, threads, what, asked.verbosity);
    if (scenario.replications > 0) {
        finish_result(writer, scenario, {{"command", canonical_command(asked, scenario)}},
                      threads.count());
    }
    return {scenario, scenario.replications == wanted};
}

bool ensure_result(const ScenarioRun& asked, const std::string& what) {
    if (is_done(asked)) {
        if (asked.verbosity != run::Verbosity::quiet) {
            fmt::print(stderr, "{}: is there already\n", asked.out);
        }
        return true;
    }
    if (run_scenario(asked, what).complete) {
        return true;
    }
    std::filesystem::remove(asked.out);
    return false;
}

} // namespace catchup::app
