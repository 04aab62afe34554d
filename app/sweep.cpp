// SPDX-License-Identifier: MIT
// catchup sweep and retry: start, resume, extend and repair an experiment that nothing tears.
#include <charconv>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/pilot.hpp"
#include "app/result_file.hpp"
#include "app/sweep_folder.hpp"
#include "app/sweep_rounds.hpp"
#include "sim/run/interrupt.hpp"

namespace catchup::app {
namespace {

using namespace experiments;

struct SweepOptions {
    SweepSettings settings;
    std::string shard;
    bool dry_run = false;
    bool quiet = false;
};

/// "2/4" as a share; the whole for "".
Share share_of(const std::string& text) {
    Share share;
    if (text.empty()) {
        return share;
    }
    const char* const end = text.data() + text.size();
    const auto number = std::from_chars(text.data(), end, share.number);
    const bool has_slash = number.ptr != end && *number.ptr == '/';
    const auto count = std::from_chars(number.ptr + (has_slash ? 1 : 0), end, share.count);
    if (!has_slash || count.ptr != end || share.number < 1 || share.number > share.count) {
        throw CLI::ValidationError{"--shard", "is a part of a whole such as 2/4"};
    }
    return share;
}

/// Says what the whole would cost.
int dry_run(const SweepPlan& plan, const SweepSettings& settings) {
    Threads threads{settings.threads};
    const Pilot pilot = take_pilot(plan, threads);
    if (pilot.timed == 0) {
        fmt::print("{} runs; none of the pilot succeeded: {}\n", pilot.runs, pilot.first_failure);
        return failed_runs;
    }
    const auto runs = static_cast<double>(pilot.runs);
    fmt::print("{} runs{}; a run takes {} (mean of {}), all about {} with {} side by side; about "
               "{:.3g} MB before compression\n",
               pilot.runs,
               plan.file.most_replications() == plan.file.first_replications()
                   ? ""
                   : fmt::format(" to begin with, at most {} replications of each point",
                                 plan.file.most_replications()),
               duration_text(pilot.seconds), pilot.timed, duration_text(pilot.all_seconds()),
               pilot.lanes, runs * pilot.bytes / 1e6);
    if (!pilot.first_failure.empty()) {
        fmt::print("a run of the pilot failed: {}\n", pilot.first_failure);
    }
    return done;
}

/// Warnings that a reader of the design should have before anything runs.
void warn(const SweepPlan& plan, const std::string& folder) {
    if (!plan.file.points.warning.empty()) {
        fmt::print(stderr, "catchup: {}\n", plan.file.points.warning);
    }
    for (const std::string& name : plan.left_out) {
        fmt::print(
            stderr,
            "catchup: {} is not recorded: it has other dimensions or labels under some arm\n",
            name);
    }
    if (const auto card = find_folder_card(folder);
        card && card->digest != plan.file.points.digest()) {
        fmt::print(stderr,
                   "catchup: the design has other points than when {} was last written; "
                   "runs that both have are kept\n",
                   folder);
    }
}

int sweep(const SweepOptions& options) {
    const SweepSettings& settings = options.settings;
    const SweepPlan plan = plan_sweep(settings.design);
    if (options.dry_run) {
        warn(plan, settings.folder);
        return dry_run(plan, settings);
    }
    run::listen_for_interrupts();
    Ranks ranks;
    if (ranks.count() > 1 && settings.share.count > 1) {
        fmt::print(stderr, "catchup: --shard is for processes that know nothing of each other, not "
                           "for those of an mpirun\n");
        return wrong_usage;
    }
    if (ranks.rank() == 0) {
        warn(plan, settings.folder);
    }
    const Tally tally = run_rounds(plan, settings, ranks);
    if (ranks.rank() != 0) {
        return done; // rank 0 speaks for all
    }
    if (run::interrupted()) {
        fmt::print(stderr, "catchup: stopped; the same command goes on from here\n");
    }
    const Share& share = settings.share;
    fmt::print("{}{}: {} runs done, {} failed, {} left\n", settings.folder,
               share.count == 1 ? "" : fmt::format(", shard {} of {}", share.number, share.count),
               tally.done, tally.failed, tally.left);
    if (tally.failed > 0) {
        fmt::print("catchup status {} says why they failed, catchup retry tries them again\n",
                   quoted(settings.folder));
    }
    return tally.failed > 0 || tally.left > 0 ? failed_runs : done;
}

/// Sweeps after forgiving all failures.
int retry(SweepOptions& options) {
    SweepSettings& settings = options.settings;
    settings.design = read_folder_card(settings.folder).design;
    settings.forgive = true;
    return sweep(options);
}

void add_common(CLI::App& command, SweepOptions& options) {
    command
        .add_option("--threads", options.settings.threads,
                    "0 = all cores; results are the same for any number")
        ->check(CLI::Range(0U, 1024U));
    command.add_option("--max-failures", options.settings.most_failures,
                       "stop when more runs than this have failed in this process");
    command
        .add_option("--time-limit", options.settings.seconds,
                    "seconds a run may take, else it fails; 0 = no limit")
        ->check(CLI::Range(0.0, 1e9));
    command.add_flag("--quiet", options.quiet, "no progress on stderr");
}

run::Verbosity verbosity_of(const SweepOptions& options) {
    return options.quiet ? run::Verbosity::quiet : run::Verbosity::normal;
}

} // namespace

void add_sweep(CLI::App& program, Action& action) {
    auto options = std::make_shared<SweepOptions>();
    CLI::App* const command = program.add_subcommand(
        "sweep", "runs an experiment; the same command starts, resumes and extends it");
    command->add_option("design", options->settings.design, "design file (TOML)")->required();
    command->add_option("-o,--out", options->settings.folder, "folder of the sweep");
    add_common(*command, *options);
    command->add_option("--shard", options->shard,
                        "do only this part, as 2/4; others do the rest in the same folder");
    command->add_flag("--dry-run", options->dry_run, "time a few runs, say what all would cost");
    command->footer(
        "Runs under mpirun too; catchup slurm writes a script for a cluster.\nExample:\n"
        "  catchup sweep design.toml -o sweep --dry-run\n"
        "  catchup sweep design.toml -o sweep\n  catchup merge sweep -o sweep.h5");
    command->callback([&action, options] {
        if (options->settings.folder.empty() && !options->dry_run) {
            throw CLI::RequiredError{"-o"};
        }
        options->settings.share = share_of(options->shard);
        options->settings.verbosity = verbosity_of(*options);
        action = [options] { return sweep(*options); };
    });
}

void add_retry(CLI::App& program, Action& action) {
    auto options = std::make_shared<SweepOptions>();
    CLI::App* const command =
        program.add_subcommand("retry", "tries the failed runs of a sweep again");
    command->add_option("folder", options->settings.folder, "folder of the sweep")->required();
    add_common(*command, *options);
    command->footer("Example:\n  catchup retry sweep --time-limit 600");
    command->callback([&action, options] {
        options->settings.verbosity = verbosity_of(*options);
        action = [options] { return retry(*options); };
    });
}

} // namespace catchup::app
