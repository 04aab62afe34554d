// SPDX-License-Identifier: MIT
// A scenario file into a result file: what `run` does, and `cases` once for each case.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/scenario.hpp"
#include "sim/run/progress.hpp"

namespace catchup::app {

struct ScenarioRun {
    std::string scenario;
    std::string out;
    std::optional<std::int64_t> replications; // none: the scenario's
    std::optional<std::int64_t> seed;         // none: the scenario's
    std::vector<std::string> set;             // key=value
    unsigned threads = 0;                     // 0: all cores
    run::Verbosity verbosity = run::Verbosity::normal;
};

/// The scenario with all that was set. Throws InputError with every problem.
[[nodiscard]] Scenario scenario_of(const ScenarioRun& asked);

struct RunOutcome {
    Scenario scenario; // as the file tells it: with the replications that it holds (0: no file was
                       // written) and the firms that a table set
    bool complete = false; // it holds all that were asked for
};

/// Simulates and writes the file, with progress called `what`. Ctrl-C finishes the replications in
/// flight (run::listen_for_interrupts must have been called).
[[nodiscard]] RunOutcome run_scenario(const ScenarioRun& asked, const std::string& what);

/// Runs it unless the file is there and holds this very scenario, which is said unless quiet.
/// @return false if stopped before the last replication: then there is no file
[[nodiscard]] bool ensure_result(const ScenarioRun& asked, const std::string& what);

} // namespace catchup::app
