// SPDX-License-Identifier: MIT
// catchup survival: how long until it happens, to whom sooner, and what else may happen first.
#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "analysis/survival/survival_chapters.hpp"
#include "app/chapters.hpp"
#include "app/commands.hpp"
#include "app/firm_groups.hpp"
#include "app/survival_data.hpp"

namespace catchup::app {
namespace {

using analysis::Chapter;

struct SurvivalOptions {
    SurvivalDataOptions data;
    std::string interval = "log-log";
    std::string ties = "efron";
    std::string transform = "km";
    analysis::SurvivalSettings settings;
    std::string format = "text";
};

analysis::SurvivalSettings settings_of(const SurvivalOptions& options) {
    using analysis::IntervalScale;
    using analysis::TimeScale;
    analysis::SurvivalSettings settings = options.settings;
    settings.interval = options.interval == "plain" ? IntervalScale::plain
                        : options.interval == "log" ? IntervalScale::log
                                                    : IntervalScale::log_log;
    settings.ties = options.ties == "efron" ? analysis::Ties::efron : analysis::Ties::breslow;
    settings.time_scale = options.transform == "km"         ? TimeScale::survival
                          : options.transform == "identity" ? TimeScale::identity
                          : options.transform == "rank"     ? TimeScale::rank
                                                            : TimeScale::logarithm;
    return settings;
}

int survival(const SurvivalOptions& options) {
    const SurvivalData data = options.data.table.empty() ? survival_of_firms(options.data)
                                                         : survival_of_table(options.data);
    analysis::SurvivalSettings settings = settings_of(options);
    settings.time_label = data.time_label;
    std::vector<Chapter> chapters{analysis::curves_chapter(data.observations, settings)};
    chapters[0].told.remarks = data.remarks;
    if (data.observations.groups.size() > 1) {
        chapters.push_back(analysis::log_rank_chapter(data.observations, settings));
    } else if (!options.data.group.empty()) {
        chapters[0].told.remarks.push_back(fmt::format(
            "There is one group only ({}): nothing is compared", data.observations.groups.front()));
    }
    if (!data.design.columns.empty()) {
        auto models = analysis::cox_chapters(data.observations, data.design, settings);
        std::move(models.begin(), models.end(), std::back_inserter(chapters));
    }
    if (data.observations.causes.size() > 1) {
        chapters.push_back(analysis::incidence_chapter(data.observations, settings));
    }
    print_chapters(chapters, options.format);
    return done;
}

void check(const SurvivalOptions& options) {
    const auto wrong = [](const std::string& what) {
        throw CLI::ValidationError{"survival", what};
    };
    const SurvivalDataOptions& data = options.data;
    if (data.files.empty() == data.table.empty()) {
        wrong("takes result files with --event, or --table FILE.csv with --time and --status");
    }
    if (!data.table.empty()) {
        if (data.time.empty() || data.status.empty()) {
            wrong("--table needs --time and --status");
        }
        if (!data.event.empty() || data.clock != "calendar" || data.replication) {
            wrong("--event, --clock and --replication are about result files");
        }
        return;
    }
    if (data.event.empty()) {
        wrong("which event? Try --event D2N2");
    }
    if (!data.time.empty() || !data.status.empty() || !data.entry.empty() || !data.weight.empty()) {
        wrong("--time, --status, --entry and --weight are about a --table");
    }
    std::vector<std::string> names = data.strata;
    names.insert(names.end(), data.covariates.begin(), data.covariates.end());
    if (!data.group.empty()) {
        names.push_back(data.group);
    }
    for (const std::string& name : names) {
        const bool is_number = name == "log_revenue" &&
                               std::find(data.covariates.begin(), data.covariates.end(), name) !=
                                   data.covariates.end();
        if (!is_number &&
            std::find(firm_groupings.begin(), firm_groupings.end(), name) == firm_groupings.end()) {
            wrong(
                fmt::format("firms are told apart by {}, and as a covariate log_revenue; not by {}",
                            fmt::join(firm_groupings, ", "), name));
        }
    }
}

void add_data_options(CLI::App& command, SurvivalDataOptions& data) {
    command.add_option("files", data.files, "files of catchup run; several are told apart");
    command.add_option("--event", data.event, "state that a firm is to reach, such as D2N2 or I1");
    command
        .add_option("--clock", data.clock,
                    "calendar: firms that enter later are at risk from then on; age: since birth")
        ->check(CLI::IsMember({"calendar", "age"}));
    command.add_option("--replication", data.replication, "one only, from 0")
        ->check(CLI::Range(0U, 1'000'000'000U));
    command.add_option("--table", data.table, "a CSV instead: a row an individual");
    command.add_option("--time", data.time, "column: when it happened or was last seen");
    command.add_option("--status", data.status,
                       "column: 0 censored, 1 the event, 2, 3, ... competing events");
    command.add_option("--entry", data.entry, "column: at risk after this time (left truncation)");
    command.add_option("--weight", data.weight, "column: for how many a row stands");
    command.add_option("--group", data.group,
                       fmt::format("column whose groups are compared; of firms: {}",
                                   fmt::join(firm_groupings, ", ")));
    command.add_option("--strata", data.strata, "columns within which groups are compared")
        ->delimiter(',');
    command
        .add_option("--covariates", data.covariates,
                    "columns of a Cox model; of firms also log_revenue (to base 10)")
        ->delimiter(',');
}

} // namespace

void add_survival(CLI::App& program, Action& action) {
    auto options = std::make_shared<SurvivalOptions>();
    CLI::App* const command = program.add_subcommand(
        "survival", "time until an event: curves, tests of groups, Cox models, competing events");
    add_data_options(*command, options->data);
    command->add_option("--interval", options->interval, "plain, log or log-log")
        ->check(CLI::IsMember({"plain", "log", "log-log"}));
    command
        ->add_option("--rho", options->settings.rho,
                     "weights S^rho of the test of groups: 0 log-rank, 1 Peto & Peto")
        ->check(CLI::Range(0.0, 100.0));
    command->add_option("--horizon", options->settings.horizon, "of restricted means")
        ->check(CLI::Range(0.0, 1e12));
    command->add_option("--ties", options->ties, "of a Cox model: efron or breslow")
        ->check(CLI::IsMember({"efron", "breslow"}));
    command
        ->add_option("--transform", options->transform,
                     "of time, in the check of proportional hazards: km, identity, rank or log")
        ->check(CLI::IsMember({"km", "identity", "rank", "log"}));
    command->add_option("--format", options->format, "text, json or csv")
        ->check(CLI::IsMember({"text", "json", "csv"}));
    command->footer("Examples:\n  catchup survival with.h5 without.h5 --event D1N1 --covariates "
                    "file,size\n  catchup survival --table lung.csv --time time --status status "
                    "--group sex --covariates age,sex");
    command->callback([&action, options] {
        check(*options);
        action = [options] { return survival(*options); };
    });
}

} // namespace catchup::app
