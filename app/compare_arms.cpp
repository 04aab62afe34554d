// SPDX-License-Identifier: MIT
#include "app/compare_arms.hpp"

#include <algorithm>
#include <iterator>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "analysis/comparison/report.hpp"
#include "app/arm_solution.hpp"
#include "app/commands.hpp"
#include "app/comparison_arms.hpp"
#include "app/margins.hpp"
#include "app/result_file.hpp"
#include "models/comparison/decomposition.hpp"
#include "models/comparison/likeness.hpp"
#include "sim/base/error.hpp"
#include "sim/run/interrupt.hpp"

namespace catchup::app {
namespace {

std::uint32_t replications_of(const CompareArmsOptions& options, const std::vector<Arm>& arms) {
    if (options.replications) {
        return *options.replications;
    }
    const std::uint32_t first = arms.front().scenario.replications;
    for (std::size_t a = 1; a < arms.size(); ++a) {
        if (arms[a].scenario.replications != first) {
            throw InputError{Problem{
                Place{options.files[a], 0, 0},
                fmt::format("asks for {} replications, {} for {}. Try --replications R for all",
                            arms[a].scenario.replications, options.files.front(), first)}};
        }
    }
    return first;
}

/// The command that writes the same results again: no threads, no verbosity.
std::string canonical_command(const CompareArmsOptions& options) {
    const ComparisonSettings& settings = options.settings;
    const ComparisonSettings usual;
    std::string command = "catchup compare";
    for (const std::string& file : options.files) {
        command += " " + quoted(file);
    }
    command += fmt::format(" -o {} --replications {}", quoted(settings.out), settings.replications);
    const auto add = [&](std::string_view flag, const auto& value, const auto& normal) {
        if (value != normal) {
            command += fmt::format(" {} {}", flag, value);
        }
    };
    if (settings.aim.as_written) {
        command += " --as-written";
    } else if (settings.aim.target) {
        command += fmt::format(" --spending {}", *settings.aim.target);
    }
    add("--search-replications", settings.aim.replications, usual.aim.replications);
    add("--redraws", settings.redraws, usual.redraws);
    add("--discount", settings.valuation.discount, usual.valuation.discount);
    add("--mcpf", settings.valuation.mcpf, usual.valuation.mcpf);
    add("--terminal-years", settings.valuation.terminal_years, usual.valuation.terminal_years);
    add("--goal", options.goal, std::string{"D1N1I0"});
    if (settings.half_width) {
        command += fmt::format(" --half-width {} --of {}", *settings.half_width, settings.outcome);
    }
    if (options.decompose) {
        command += " --decompose";
    }
    for (const std::string& assignment : options.set) {
        command += " --set " + quoted(assignment);
    }
    return command;
}

} // namespace

std::vector<CLI::Option*> add_arm_options(CLI::App& command, CompareArmsOptions& options) {
    ComparisonSettings& settings = options.settings;
    const std::size_t others = command.get_options().size();
    command.add_option("--replications", options.replications, "instead of the scenarios'")
        ->check(CLI::Range(1U, most_replications));
    CLI::Option* const spending =
        command
            .add_option(
                "--spending", settings.aim.target,
                "present value of public spending that every arm is solved for, million RMB; "
                "by default the least of the arms as written")
            ->check(CLI::Range(1e-6, 1e9));
    CLI::Option* const search =
        command
            .add_option("--search-replications", settings.aim.replications,
                        "replications of the search, on seeds of their own (200)")
            ->check(CLI::Range(1U, most_replications));
    command
        .add_flag("--as-written", settings.aim.as_written,
                  "no search: every arm with its own generosity, whatever it spends")
        ->excludes(spending, search);
    command
        .add_option("--redraws", settings.redraws,
                    "worlds without policy with redrawn luck, for the expected deadweight (4)")
        ->check(CLI::Range(1U, 1000U));
    command.add_option("--goal", options.goal, "the state that firms are to reach (D1N1I0)");
    command.add_option("--discount", settings.valuation.discount, "a year (0.05)")
        ->check(CLI::Range(0.0, 1.0));
    command.add_option("--mcpf", settings.valuation.mcpf, "marginal cost of public funds (0.2)")
        ->check(CLI::Range(0.0, 10.0));
    command
        .add_option("--terminal-years", settings.valuation.terminal_years,
                    "for which the last states go on to pay (10)")
        ->check(CLI::Range(0.0, 100.0));
    CLI::Option* const half_width =
        command
            .add_option("--half-width", settings.half_width,
                        "go on, up to --replications, until the interval of every arm's paired "
                        "difference in --of is at most so far to either side")
            ->check(CLI::Range(1e-12, 1e12));
    command.add_option("--of", settings.outcome, "reached, levels, welfare or spending (reached)")
        ->check(CLI::IsMember({"reached", "levels", "welfare", "spending"}))
        ->needs(half_width);
    command.add_flag("--decompose", options.decompose,
                     "adds arms that differ in one thing: instrument held equal, public goods, "
                     "mandates, integrators");
    command.add_option("--set", options.set, "key=value for every scenario; repeatable")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
    command
        .add_option("--threads", options.threads,
                    "0 = all cores; results are the same for any number")
        ->check(CLI::Range(0U, 1024U));
    command.add_flag("--quiet", options.quiet, "no progress on stderr");
    const std::vector<CLI::Option*> all = command.get_options();
    return {all.begin() + static_cast<std::ptrdiff_t>(others), all.end()};
}

int compare_arms(CompareArmsOptions options) {
    if (options.files.size() < 2) {
        fmt::print(stderr, "catchup compare: needs two arms or more. Try catchup compare A.toml "
                           "B.toml -o c.h5\n");
        return wrong_usage;
    }
    const auto goal = parse_state(options.goal);
    if (!goal || *goal == state_of(0, 0, 0)) {
        fmt::print(stderr,
                   "catchup compare: --goal '{}' is not a state above D0N0I0. Try a label "
                   "such as D1N1I0\n",
                   options.goal);
        return wrong_usage;
    }
    options.settings.valuation.goal = *goal;
    spare_arms(options.files, options.settings.out);
    spare_other_files(options.settings.out);
    std::vector<Arm> arms = read_arms(options.files, options.set);
    require_comparable(arms, options.files);
    options.settings.replications = replications_of(options, arms);
    if (options.decompose) {
        std::vector<Arm> more = decompositions(arms);
        arms.insert(arms.end(), std::make_move_iterator(more.begin()),
                    std::make_move_iterator(more.end()));
    }
    add_twins(arms);
    options.settings.command = canonical_command(options);
    const analysis::ContrastQuestion question{
        margins_of(options.margins, comparison_measures()), {}, options.details};
    options.settings.verbosity = options.quiet ? run::Verbosity::quiet : run::Verbosity::normal;
    Threads threads{options.threads};
    run::listen_for_interrupts();
    const std::uint32_t taken = run_comparison(arms, options.settings, threads);
    if (taken == 0) {
        fmt::print(stderr, "catchup: stopped before the first replication; no file written\n");
        return failed_runs;
    }
    const analysis::Results file = analysis::Results::open(options.settings.out);
    if (options.format == "text") {
        fmt::print("{}", analysis::comparison_text(file, question));
    } else {
        const auto rows = analysis::comparison_rows(file, question);
        fmt::print("{}", options.format == "json" ? analysis::json(rows) : analysis::csv(rows));
    }
    if (run::interrupted()) {
        fmt::print(stderr, "catchup: stopped; the file holds the replications that were done\n");
        return failed_runs;
    }
    return done;
}

} // namespace catchup::app
