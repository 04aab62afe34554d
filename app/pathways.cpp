// SPDX-License-Identifier: MIT
// catchup pathways: which ways firms, or any individuals, take through states.
#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "analysis/pathways/description.hpp"
#include "analysis/pathways/typology.hpp"
#include "app/chapters.hpp"
#include "app/commands.hpp"
#include "app/distance_matrix.hpp"
#include "app/firm_groups.hpp"
#include "app/firm_sequences.hpp"
#include "app/pathway_metric.hpp"
#include "app/sequence_table.hpp"
#include "sim/base/error.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup::app {
namespace {

using analysis::Chapter;
using analysis::Sequences;

struct PathwaysOptions {
    FirmSequenceOptions firms;
    SequenceTableOptions table;
    std::string group; // a column, or one of firm_groupings
    std::string gaps = "cut";
    MetricOptions metric;
    std::string clustering = "ward";
    analysis::TypologySettings typology;
    bool complete = false;
    std::size_t paths = 10;
    std::string matrix;
    unsigned threads = 0;
    std::string format = "text";
};

Sequences sequences_of(PathwaysOptions options, std::vector<std::string>& remarks) {
    if (options.table.path.empty()) {
        options.firms.group = options.group;
        std::size_t short_lived = 0;
        Sequences all = firm_sequences(options.firms, short_lived);
        if (short_lived > 0) {
            remarks.push_back(fmt::format("{} firms are left out: they were there at the end of no "
                                          "period",
                                          short_lived));
        }
        return all;
    }
    options.table.group = options.group;
    options.table.gaps = options.gaps == "state"  ? Gaps::state
                         : options.gaps == "drop" ? Gaps::drop
                                                  : Gaps::cut;
    SequenceTable read = read_sequence_table(options.table);
    if (read.empty > 0) {
        remarks.push_back(fmt::format("{} rows without any state are left out", read.empty));
    }
    if (read.dropped > 0) {
        remarks.push_back(fmt::format("{} rows with gaps are left out", read.dropped));
    }
    return std::move(read.sequences);
}

/// Leaves out those that do not cover all periods.
Sequences complete(const Sequences& all, std::vector<std::string>& remarks) {
    Sequences some{all.alphabet, all.periods, all.groups};
    analysis::SequenceCollector collector{some};
    for (const analysis::Member& member : all.members) {
        if (all.distinct[member.kind].states.size() == all.periods.size()) {
            collector.add(all.distinct[member.kind], member);
        }
    }
    if (some.members.empty()) {
        throw InputError{Problem{{"--complete", 0, 0},
                                 "leaves nobody: no sequence covers all periods. Try without it"}};
    }
    remarks.push_back(fmt::format("{} sequences are left out: they do not cover all periods",
                                  all.members.size() - some.members.size()));
    return some;
}

/// What is looked at, in a line or two.
Chapter heading(const Sequences& all, std::vector<std::string> remarks) {
    Chapter chapter;
    chapter.told.method =
        fmt::format("{} sequences of up to {} periods, {} of them distinct; {} states",
                    all.members.size(), all.longest(), all.distinct.size(), all.alphabet.size());
    const auto row = [&](const char* measure, std::size_t count) {
        chapter.details.push_back(
            analysis::tidy_row(measure, "", "", "", "", static_cast<double>(count)));
    };
    row("sequences", all.members.size());
    row("distinct_sequences", all.distinct.size());
    row("states", all.alphabet.size());
    row("periods", all.longest());
    chapter.told.remarks = std::move(remarks);
    return chapter;
}

void describe(const analysis::Population& population, std::size_t paths,
              std::vector<Chapter>& chapters) {
    chapters.push_back(analysis::states_chapter(population));
    chapters.push_back(analysis::steps_chapter(population));
    chapters.push_back(analysis::paths_chapter(population, paths));
    if (analysis::are_levels(population.all.alphabet)) {
        chapters.push_back(analysis::classes_chapter(population));
    }
}

std::vector<Chapter> chapters_of(const PathwaysOptions& options) {
    constexpr std::size_t most_told = 6; // groups that people read
    std::vector<std::string> remarks;
    Sequences all = sequences_of(options, remarks);
    if (options.complete) {
        all = complete(all, remarks);
    } else if (!analysis::are_aligned(all.distinct)) {
        remarks.emplace_back(
            "Sequences begin or end at different periods, and distances tell long ones "
            "from short ones first. --complete keeps those that cover all periods");
    }
    const PathwayMetric metric = pathway_metric(all, options.metric);
    if (!options.matrix.empty()) {
        write_distance_matrix(options.matrix, all, metric.metric);
    }
    std::vector<Chapter> chapters{heading(all, std::move(remarks))};
    describe({all, all.weights()}, options.paths, chapters);
    for (std::size_t group = 0; all.groups.size() > 1 && group < all.groups.size(); ++group) {
        std::vector<Chapter> of_group;
        describe({all, all.weights(group), all.groups[group]}, options.paths, of_group);
        for (Chapter& chapter : of_group) {
            if (all.groups.size() > most_told) { // for machines only
                chapter.details.insert(chapter.details.end(), chapter.told.rows.begin(),
                                       chapter.told.rows.end());
                chapter.told = {};
            }
            chapters.push_back(std::move(chapter));
        }
    }
    chapters.push_back(analysis::variability_chapter(all));
    chapters.push_back(analysis::memory_chapter(all));
    Chapter& about = chapters.emplace_back();
    about.told.method = metric.words;
    auto types = analysis::typology_chapters(all, metric.metric, options.typology);
    std::move(types.begin(), types.end(), std::back_inserter(chapters));
    return chapters;
}

int pathways(PathwaysOptions options) {
    options.typology.clustering =
        options.clustering == "ward" ? analysis::Clustering::ward : analysis::Clustering::k_medoids;
    Threads threads{options.threads};
    std::vector<Chapter> chapters;
    threads.run([&] { chapters = chapters_of(options); });
    print_chapters(chapters, options.format);
    return done;
}

void check(const PathwaysOptions& options) {
    const auto wrong = [](const std::string& what) {
        throw CLI::ValidationError{"pathways", what};
    };
    if (options.firms.files.empty() == options.table.path.empty()) {
        wrong("takes result files, or --table FILE.csv");
    }
    const bool is_table = !options.table.path.empty();
    if (!is_table && (!options.table.id.empty() || !options.table.weight.empty() ||
                      !options.table.states.empty() || options.gaps != "cut")) {
        wrong("--id, --weight, --states and --missing are about a --table");
    }
    if (is_table && (options.firms.replication || options.firms.every != 1)) {
        wrong("--replication and --every are about result files");
    }
    if (!is_table && !options.group.empty() &&
        std::find(firm_groupings.begin(), firm_groupings.end(), options.group) ==
            firm_groupings.end()) {
        wrong(fmt::format("firms are grouped by {}, not by {}", fmt::join(firm_groupings, ", "),
                          options.group));
    }
}

void add_data_options(CLI::App& command, PathwaysOptions& options) {
    command.add_option("files", options.firms.files,
                       "files of catchup run; several are told apart");
    command.add_option("--table", options.table.path,
                       "a CSV instead: a row an individual, a column a period");
    command.add_option("--id", options.table.id, "column that names individuals");
    command.add_option(
        "--group", options.group,
        fmt::format("column of groups; of firms: {}", fmt::join(firm_groupings, ", ")));
    command.add_option("--weight", options.table.weight, "column of weights");
    command
        .add_option("--states", options.table.states,
                    "all states, with commas, if not all of them appear in the table")
        ->delimiter(',');
    command
        .add_option(
            "--missing", options.gaps,
            "periods without a state: cut (at both ends; between them a state *), state (all "
            "are a state *), drop (the row)")
        ->check(CLI::IsMember({"cut", "state", "drop"}));
    command.add_flag("--complete", options.complete, "only sequences that cover all periods");
    command.add_option("--replication", options.firms.replication, "one only, from 0")
        ->check(CLI::Range(0U, 1'000'000'000U));
    command.add_option("--every", options.firms.every, "quarters a period: 4 looks once a year")
        ->check(CLI::Range(1U, 400U));
}

void add_method_options(CLI::App& command, PathwaysOptions& options) {
    analysis::TypologySettings& typology = options.typology;
    add_metric_options(command, options.metric);
    command.add_option("--matrix", options.matrix, "writes all distances to this CSV");
    command.add_option("--clustering", options.clustering, "ward or k-medoids")
        ->check(CLI::IsMember({"ward", "k-medoids"}));
    command
        .add_option("--clusters", typology.clusters,
                    "how many; without, as many as give the widest silhouette")
        ->check(CLI::Range(2U, 1000U));
    command.add_option("--most-clusters", typology.most_clusters, "that are tried (10)")
        ->check(CLI::Range(2U, 1000U));
    command
        .add_option(
            "--sample", typology.sample,
            "distinct sequences that are compared with each other (4000); memory grows with "
            "its square")
        ->check(CLI::Range(10U, 40'000U));
    command
        .add_option("--permutations", typology.permutations,
                    "of the test of groups (999); 0 = none")
        ->check(CLI::Range(0U, 1'000'000U));
    command.add_option("--seed", typology.seed, "of sample and permutations (1)");
    command.add_option("--paths", options.paths, "most frequent ones that are told (10)")
        ->check(CLI::Range(1U, 1'000'000U));
    command
        .add_option("--threads", options.threads,
                    "0 = all cores; results are the same for any number")
        ->check(CLI::Range(0U, 1024U));
    command.add_option("--format", options.format, "text, json or csv")
        ->check(CLI::IsMember({"text", "json", "csv"}));
}

} // namespace

void add_pathways(CLI::App& program, Action& action) {
    auto options = std::make_shared<PathwaysOptions>();
    CLI::App* const command = program.add_subcommand(
        "pathways",
        "ways through states as sequences: steps, variety, types, differences of groups");
    add_data_options(*command, *options);
    add_method_options(*command, *options);
    command->footer(
        "Examples:\n  catchup pathways out.h5 --every 4\n  catchup pathways --table "
        "careers.csv --id person --group sex --distance om --cost constant --clusters 4");
    command->callback([&action, options] {
        check(*options);
        action = [options] { return pathways(*options); };
    });
}

} // namespace catchup::app
