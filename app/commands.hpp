// SPDX-License-Identifier: MIT
// The commands of the program, one file each.
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace catchup::app {

/// What the chosen command does; its result is the exit code.
using Action = std::function<int()>;

/// Exit codes of every command.
enum ExitCode : int {
    done = 0,
    our_fault = 1,
    wrong_usage = 2,
    wrong_input = 3,
    file_trouble = 4,
    failed_runs = 5,
};

// Each adds its subcommand to `program`; parsing it sets `action`.
void add_run(CLI::App& program, Action& action);
void add_check(CLI::App& program, Action& action);
void add_reference(CLI::App& program, Action& action);
void add_list(CLI::App& program, Action& action);
void add_digest(CLI::App& program, Action& action);
void add_show(CLI::App& program, Action& action);
void add_verify(CLI::App& program, Action& action);
void add_compare(CLI::App& program, Action& action);
void add_explain(CLI::App& program, Action& action);
void add_design(CLI::App& program, Action& action);
void add_sweep(CLI::App& program, Action& action);
void add_retry(CLI::App& program, Action& action);
void add_slurm(CLI::App& program, Action& action);
void add_status(CLI::App& program, Action& action);
void add_merge(CLI::App& program, Action& action);
void add_sensitivity(CLI::App& program, Action& action);
void add_discover(CLI::App& program, Action& action);
void add_pathways(CLI::App& program, Action& action);
void add_survival(CLI::App& program, Action& action);
void add_cases(CLI::App& program, Action& action);
void add_claims(CLI::App& program, Action& action);
void add_report(CLI::App& program, Action& action);

} // namespace catchup::app
