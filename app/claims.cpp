// SPDX-License-Identifier: MIT
// catchup claims: claims of the paper as experiments that may fail.
#include <algorithm>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "analysis/claims/patterns.hpp"
#include "app/chapters.hpp"
#include "app/claim_trial.hpp"
#include "app/commands.hpp"
#include "sim/config/refusal.hpp"
#include "sim/run/interrupt.hpp"

namespace catchup::app {
namespace {

struct ClaimsOptions {
    std::vector<std::string> files; // or folders; none: those that ship
    bool patterns = false;
    TrialSettings trial{"claims", {}, {}, 0, run::Verbosity::normal};
    std::string format = "text";
    bool quiet = false;
};

/// The claims named, those of a folder in the order of their names with numbers as numbers.
std::vector<std::string> claim_files(const std::vector<std::string>& named) {
    std::vector<std::string> files;
    for (const std::string& path : named) {
        if (!std::filesystem::is_directory(path)) {
            files.push_back(path);
            continue;
        }
        std::vector<std::string> inside;
        for (const auto& entry : std::filesystem::directory_iterator{path}) {
            if (entry.path().extension() == ".toml") {
                inside.push_back(entry.path().string());
            }
        }
        if (inside.empty()) {
            config::refuse_file(path, "holds no claim. Try a folder of TOML files");
        }
        std::sort(inside.begin(), inside.end(), [](const auto& a, const auto& b) {
            return std::pair{a.size(), a} < std::pair{b.size(), b}; // H2 before H10
        });
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

int claims(const ClaimsOptions& options) {
    run::listen_for_interrupts();
    TrialSettings settings = options.trial;
    settings.verbosity = options.quiet ? run::Verbosity::quiet : run::Verbosity::normal;
    std::vector<analysis::ClaimReport> reports;
    std::vector<analysis::Chapter> chapters;
    const std::string shipped = options.patterns ? "scenarios/patterns" : "scenarios/claims";
    for (const std::string& file :
         claim_files(options.files.empty() ? std::vector{shipped} : options.files)) {
        auto report = try_claim(file, settings);
        if (!report) {
            fmt::print(stderr, "catchup: stopped; the same command goes on with {}\n", file);
            return failed_runs;
        }
        chapters.push_back(options.patterns ? analysis::patterns_chapter(*report)
                                            : analysis::claim_chapter(*report));
        reports.push_back(std::move(*report));
    }
    if (options.patterns || reports.size() > 1) {
        chapters.push_back(options.patterns ? analysis::patterns_met_chapter(reports)
                                            : analysis::verdicts_chapter(reports));
    }
    print_chapters(chapters, options.format);
    return done;
}

} // namespace

void add_claims(CLI::App& program, Action& action) {
    auto options = std::make_shared<ClaimsOptions>();
    CLI::App* const command =
        program.add_subcommand("claims", "claims as experiments: outcome, interval, verdict");
    command->add_option("claim", options->files,
                        "claim files or folders of them; none: those that ship");
    command->add_flag("--patterns", options->patterns,
                      "patterns instead: simulated beside observed numbers");
    command->add_option("-o,--out", options->trial.folder,
                        "folder of results; those that are there are not run again");
    command->add_option("--replications", options->trial.replications, "instead of the claims' own")
        ->check(CLI::Range(std::int64_t{2}, std::int64_t{1'000'000}));
    command->add_option("--set", options->trial.set, "key=value in every scenario; repeatable")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
    command
        ->add_option("--threads", options->trial.threads, "0 = all cores; the answer is the same")
        ->check(CLI::Range(0U, 1024U));
    command->add_option("--format", options->format, "text, csv or json")
        ->check(CLI::IsMember({"text", "csv", "json"}));
    command->add_flag("--quiet", options->quiet, "no progress on stderr");
    command->footer("Examples:\n  catchup claims scenarios/claims/H6.toml -o claims\n"
                    "  catchup claims --patterns -o patterns");
    command->callback([&action, options] { action = [options] { return claims(*options); }; });
}

} // namespace catchup::app
