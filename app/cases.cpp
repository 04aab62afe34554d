// SPDX-License-Identifier: MIT
// catchup cases: firms that begin as the paper's cases began, beside what became of those.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "analysis/cases/case_chapters.hpp"
#include "analysis/results.hpp"
#include "app/case_tables.hpp"
#include "app/chapters.hpp"
#include "app/commands.hpp"
#include "app/scenario_run.hpp"
#include "sim/config/refusal.hpp"
#include "sim/run/interrupt.hpp"

namespace catchup::app {
namespace {

constexpr int quarters_a_year = 4;

struct CasesOptions {
    std::vector<std::string> names; // none: all
    std::string world = "scenarios/cases.toml";
    std::string data = "scenarios/data";
    std::string folder = "cases";
    ScenarioRun asked; // replications, seed, set, threads
    std::size_t paths = 5;
    std::string format = "text";
    bool quiet = false;
};

/// The world with the case's sector, size and date: nothing else is the case's own.
ScenarioRun run_of(const CasesOptions& options, const CaseStart& start) {
    ScenarioRun asked = options.asked;
    asked.verbosity = options.quiet ? run::Verbosity::quiet : run::Verbosity::normal;
    asked.scenario = options.world;
    asked.out = (std::filesystem::path{options.folder} / (start.told.id + ".h5")).string();
    const analysis::Case& told = start.told;
    const std::vector<std::string> own{
        fmt::format("time.start={}Q1", told.begins),
        fmt::format("time.quarters={}", quarters_a_year * (told.until - told.begins + 1)),
        fmt::format("sector.{}.start={{{}=1.0}}", start.sector, analysis::label_of(told.start)),
        fmt::format("sector.{}.revenue_median={}", start.sector, start.revenue)};
    asked.set.insert(asked.set.begin(), own.begin(), own.end());
    return asked;
}

std::vector<std::optional<analysis::CaseFit>> fits_of(const CaseStart& start,
                                                      const std::string& file) {
    const analysis::Results results = analysis::Results::open(file);
    const analysis::Histories histories = analysis::histories(results);
    if (const std::string& why = histories.why_missing(analysis::Part::lives); !why.empty()) {
        config::refuse_file(file, why);
    }
    const std::vector<std::string> sectors = results.labels("sector");
    const auto sector = static_cast<std::size_t>(
        std::find(sectors.begin(), sectors.end(), start.sector) - sectors.begin());
    std::vector<std::optional<analysis::CaseFit>> fits;
    for (const analysis::Run& run : histories.runs) {
        fits.push_back(analysis::case_fit(start.told, run, sector));
    }
    return fits;
}

std::vector<CaseStart> chosen(const CasesOptions& options) {
    std::vector<CaseStart> all = read_cases(options.data);
    std::vector<CaseStart> some;
    for (const std::string& name : options.names) {
        const auto at = std::find_if(all.begin(), all.end(),
                                     [&](const CaseStart& one) { return one.told.id == name; });
        if (at == all.end()) {
            std::vector<std::string> known;
            for (const CaseStart& one : all) {
                known.push_back(one.told.id);
            }
            config::refuse_file(
                options.data + "/cases.csv",
                fmt::format("has no case '{}'. Try one of: {}", name, fmt::join(known, ", ")));
        }
        some.push_back(*at);
    }
    return some.empty() ? all : some;
}

int cases(const CasesOptions& options) {
    run::listen_for_interrupts();
    const std::vector<CaseStart> starts = chosen(options);
    std::filesystem::create_directories(options.folder);
    std::vector<analysis::Chapter> chapters;
    std::vector<analysis::Case> told;
    for (const CaseStart& start : starts) {
        const ScenarioRun asked = run_of(options, start);
        if (!ensure_result(asked, start.told.id)) {
            fmt::print(stderr, "catchup: stopped; the same command goes on with {}\n",
                       start.told.id);
            return failed_runs;
        }
        for (analysis::Chapter& chapter :
             analysis::case_chapters(start.told, fits_of(start, asked.out), options.paths)) {
            chapters.push_back(std::move(chapter));
        }
        told.push_back(start.told);
    }
    chapters.push_back(analysis::resemblance_chapter(told));
    print_chapters(chapters, options.format);
    return done;
}

} // namespace

void add_cases(CLI::App& program, Action& action) {
    auto options = std::make_shared<CasesOptions>();
    CLI::App* const command = program.add_subcommand(
        "cases", "the paper's cases beside simulated firms that begin alike");
    command->add_option("case", options->names, "sany, cfmoto, ...; all if none is named");
    command->add_option("--world", options->world, "scenario in which the firms live");
    command->add_option("--data", options->data, "folder of cases.csv and case_codes.csv");
    command->add_option("-o,--out", options->folder,
                        "folder of results, one a case; those that are there are not run again");
    command->add_option("--replications", options->asked.replications, "instead of the scenario's")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{2'147'483'647}));
    command->add_option("--seed", options->asked.seed, "instead of the scenario's")
        ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()));
    command->add_option("--set", options->asked.set, "key=value in every case; repeatable")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
    command->add_option("--paths", options->paths, "how many frequent paths are shown");
    command
        ->add_option("--threads", options->asked.threads, "0 = all cores; the answer is the same")
        ->check(CLI::Range(0U, 1024U));
    command->add_option("--format", options->format, "text, csv or json")
        ->check(CLI::IsMember({"text", "csv", "json"}));
    command->add_flag("--quiet", options->quiet, "no progress on stderr");
    command->footer("Example:\n  catchup cases kute -o cases");
    command->callback([&action, options] { action = [options] { return cases(*options); }; });
}

} // namespace catchup::app
