// SPDX-License-Identifier: MIT
// catchup slurm: an array script whose tasks each do a shard of a sweep.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/pilot.hpp"
#include "app/result_file.hpp"
#include "app/sweep_folder.hpp"
#include "app/sweep_plan.hpp"
#include "app/whole_file.hpp"
#include "sim/base/error.hpp"
#include "sim/experiments/store/store.hpp"

namespace catchup::app {
namespace {

namespace fs = std::filesystem;

struct SlurmOptions {
    std::string design;
    std::string folder;
    unsigned shards = 0;
    unsigned cpus = 1;
    unsigned at_once = 0;
    unsigned minutes = 0;
    unsigned warning = 60; // seconds before the limit: enough to finish the runs in flight
};

/// A task's share of the time that the pilot saw, doubled, and some to start; whole minutes.
unsigned minutes_of(const Pilot& pilot, unsigned shards) {
    constexpr double margin = 2.0;
    constexpr double to_start = 5.0;
    return static_cast<unsigned>(
        std::ceil(margin * pilot.all_seconds() / shards / 60.0 + to_start));
}

/// As many shards as make each last about half an hour.
unsigned shards_for(const Pilot& pilot) {
    constexpr double target_seconds = 1800.0;
    constexpr double most = 1000.0; // the usual limit of an array
    return static_cast<unsigned>(std::clamp(pilot.all_seconds() / target_seconds, 1.0, most));
}

constexpr std::string_view script = R"sh(#!/usr/bin/env bash
# Written by catchup slurm. Submit it with sbatch; submit it again to go on after trouble.
#SBATCH --job-name=catchup
#SBATCH --array=1-{shards}{throttle}
#SBATCH --nodes=1
#SBATCH --ntasks=1
#SBATCH --cpus-per-task={cpus}
#SBATCH --time={minutes}
#SBATCH --signal=B:USR1@{warning}
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output={logs}/%A_%a.log
set -u
program={program}
stopped_by=""
"$program" sweep {design} -o {folder} \
  --shard "$SLURM_ARRAY_TASK_ID/{shards}" --threads "$SLURM_CPUS_PER_TASK" &
sweep=$!
# told to stop, it finishes the runs in flight; what is done stays done
trap 'stopped_by=USR1; kill -USR1 "$sweep" 2>/dev/null' USR1
trap 'stopped_by=TERM; kill -TERM "$sweep" 2>/dev/null' TERM
code=0
while kill -0 "$sweep" 2>/dev/null; do
  wait "$sweep"
  code=$?
done
# the time was up before the work was done: again, from here
if [ "$stopped_by" = USR1 ] && [ "$code" -eq {unfinished} ]; then
  scontrol requeue "${{SLURM_ARRAY_JOB_ID}}_$SLURM_ARRAY_TASK_ID"
fi
exit "$code"
)sh";

std::string script_of(const SlurmOptions& options) {
    const fs::path folder = fs::absolute(options.folder).lexically_normal();
    const fs::path design = fs::absolute(options.design).lexically_normal();
    return fmt::format(
        script, fmt::arg("shards", options.shards),
        fmt::arg("throttle", options.at_once > 0 ? fmt::format("%{}", options.at_once) : ""),
        fmt::arg("cpus", options.cpus), fmt::arg("minutes", options.minutes),
        fmt::arg("warning", options.warning), fmt::arg("logs", (folder / "slurm").string()),
        fmt::arg("program", app::quoted(fs::read_symlink("/proc/self/exe").string())),
        fmt::arg("design", app::quoted(design.string())),
        fmt::arg("folder", app::quoted(folder.string())),
        fmt::arg("unfinished", static_cast<int>(failed_runs)));
}

int write_script(SlurmOptions options) {
    if (options.folder.find(' ') != std::string::npos) {
        throw catchup::FileError{options.folder, "has a blank in its name, which sbatch does not "
                                                 "take for its logs. Try another name"};
    }
    const SweepPlan plan = plan_sweep(options.design);
    Threads threads{options.cpus};
    const Pilot pilot = take_pilot(plan, threads);
    if (pilot.timed == 0) {
        fmt::print(stderr, "catchup: no run of the pilot succeeded: {}\n", pilot.first_failure);
        return failed_runs;
    }
    options.shards = options.shards > 0 ? options.shards : shards_for(pilot);
    options.minutes = options.minutes > 0 ? options.minutes : minutes_of(pilot, options.shards);
    options.warning = std::max(60U, static_cast<unsigned>(std::ceil(2.0 * pilot.seconds)) + 30U);
    experiments::create_store(options.folder);
    write_folder_card(options.folder, options.design, plan, pilot.runs);
    const fs::path folder{options.folder};
    std::error_code trouble;
    fs::create_directories(folder / "slurm", trouble);
    const fs::path path = folder / "array.sbatch";
    write_whole_file(path, script_of(options));
    fmt::print("{}: {} tasks of {} cores, at most {} minutes each; {} runs of {}\n", path.string(),
               options.shards, options.cpus, options.minutes, pilot.runs,
               duration_text(pilot.seconds));
    fmt::print("  sbatch {}\n  catchup status {}\n  catchup merge {} -o {}.h5\n",
               app::quoted(path.string()), app::quoted(options.folder), app::quoted(options.folder),
               app::quoted(folder.filename().string()));
    return done;
}

} // namespace

void add_slurm(CLI::App& program, Action& action) {
    auto options = std::make_shared<SlurmOptions>();
    CLI::App* const command =
        program.add_subcommand("slurm", "writes an array script that does a sweep on a cluster");
    command->add_option("design", options->design, "design file (TOML)")->required();
    command->add_option("-o,--out", options->folder, "folder of the sweep")->required();
    command->add_option("--shards", options->shards, "tasks; none = about half an hour each")
        ->check(CLI::Range(1U, 100000U));
    command->add_option("--cpus", options->cpus, "cores of a task")->check(CLI::Range(1U, 1024U));
    command->add_option("--at-once", options->at_once, "tasks that run at once; none = all")
        ->check(CLI::Range(1U, 100000U));
    command->add_option("--minutes", options->minutes, "limit of a task; none = from a pilot")
        ->check(CLI::Range(5U, 100000U));
    command->footer("Example:\n  catchup slurm design.toml -o sweep --shards 20\n"
                    "  sbatch sweep/array.sbatch");
    command->callback(
        [&action, options] { action = [options] { return write_script(*options); }; });
}

} // namespace catchup::app
