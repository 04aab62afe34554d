// SPDX-License-Identifier: MIT
// catchup sensitivity: which inputs an outcome hangs on.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/sensitivity_methods.hpp"
#include "sim/base/error.hpp"

namespace catchup::app {
namespace {

using analysis::Findings;
using analysis::TidyRow;

/// Without --output: the share that reached D1N1 under each policy, and by how much each later policy
/// exceeds the first.
std::vector<std::string> outputs_of(const SensitivityOptions& options, const OutcomeTable& table) {
    if (!options.outputs.empty()) {
        return options.outputs;
    }
    if (table.sweep() == nullptr) {
        throw InputError{Problem{{table.path(), 0, 0}, "what is the outcome? Try --output y"}};
    }
    const std::vector<std::string>& arms = table.sweep()->arms();
    if (arms.size() == 1) {
        return {"reached"};
    }
    std::vector<std::string> outputs;
    for (const std::string& arm : arms) {
        outputs.push_back(fmt::format("reached[{}]", arm));
    }
    for (std::size_t arm = 1; arm < arms.size(); ++arm) {
        outputs.push_back(fmt::format("reached[{}] - reached[{}]", arms[arm], arms[0]));
    }
    return outputs;
}

/// Quarters of the analysis; one without a name if it is about the end, or about a table.
std::vector<std::optional<std::size_t>> times_of(const SensitivityOptions& options,
                                                 const OutcomeTable& table) {
    if (options.over_time.empty()) {
        return {std::nullopt};
    }
    if (table.sweep() == nullptr) {
        throw InputError{
            Problem{{table.path(), 0, 0}, "a table has no quarters, so --over-time means nothing"}};
    }
    std::vector<std::optional<std::size_t>> times;
    const std::vector<std::string>& quarters = table.sweep()->quarters();
    for (std::size_t t = 1; t < quarters.size(); ++t) { // the first is the start
        if (options.over_time == "quarter" || quarters[t].ends_with("Q4")) {
            times.emplace_back(t);
        }
    }
    return times;
}

/// One outcome, at its times.
Findings findings_of(const std::string& method, const SensitivityOptions& options,
                     const OutcomeTable& table, const std::string& output) {
    Findings all;
    for (const std::optional<std::size_t>& time : times_of(options, table)) {
        Findings now = sensitivity_of(method, options, table, table.answers(output, time));
        for (TidyRow& row : now.rows) {
            row.time = time ? table.sweep()->quarters()[*time] : "";
        }
        now.rows.insert(now.rows.begin(), std::make_move_iterator(all.rows.begin()),
                        std::make_move_iterator(all.rows.end()));
        if (time) {
            const std::string& quarter = table.sweep()->quarters()[*time];
            for (auto* const words : {&now.remarks, &now.verdict}) {
                for (std::string& sentence : *words) {
                    sentence = fmt::format("{}: {}", quarter, sentence);
                }
            }
        }
        now.remarks.insert(now.remarks.begin(), all.remarks.begin(), all.remarks.end());
        now.verdict.insert(now.verdict.begin(), all.verdict.begin(), all.verdict.end());
        all = std::move(now);
    }
    if (!table.fixed().empty()) {
        all.remarks.push_back(
            fmt::format("The same in every row: {}", fmt::join(table.fixed(), ", ")));
    }
    return all;
}

void print(const std::vector<Findings>& findings, const std::vector<std::string>& outputs,
           const SensitivityOptions& options) {
    if (options.format == "text") {
        for (std::size_t i = 0; i < findings.size(); ++i) {
            fmt::print("{}{}\n{}", i == 0 ? "" : "\n", outputs[i], analysis::text(findings[i]));
        }
        return;
    }
    std::vector<TidyRow> rows;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        for (TidyRow row : analysis::all_rows(findings[i])) {
            row.group = findings.size() > 1 ? outputs[i] : "";
            rows.push_back(std::move(row));
        }
    }
    fmt::print("{}", options.format == "json" ? analysis::json(rows) : analysis::csv(rows));
}

int sensitivity(const SensitivityOptions& options) {
    const OutcomeTable table{options.data, options.outputs};
    const std::string method = chosen_method(options, table);
    const std::vector<std::string> outputs = outputs_of(options, table);
    std::vector<Findings> findings;
    for (const std::string& output : outputs) {
        findings.push_back(findings_of(method, options, table, output));
    }
    print(findings, outputs, options);
    return done;
}

/// The words before the options: a method, a file, or both.
void take_words(const std::vector<std::string>& words, SensitivityOptions& options) {
    for (const std::string& word : words) {
        const bool is_method = std::find(sensitivity_methods.begin(), sensitivity_methods.end(),
                                         word) != sensitivity_methods.end();
        std::string& place = is_method ? options.method : options.data.file;
        if (!place.empty()) {
            throw CLI::ValidationError{
                "sensitivity", fmt::format("takes one method ({}) and one file, not {} and {}",
                                           fmt::join(sensitivity_methods, ", "), place, word)};
        }
        place = word;
    }
    if (options.data.file.empty() == options.data.table.empty()) {
        throw CLI::ValidationError{"sensitivity", "takes the file of a sweep, or --table FILE.csv"};
    }
}

} // namespace

void add_sensitivity(CLI::App& program, Action& action) {
    auto options = std::make_shared<SensitivityOptions>();
    auto words = std::make_shared<std::vector<std::string>>();
    CLI::App* const command = program.add_subcommand(
        "sensitivity", "which inputs an outcome hangs on: of a sweep, or of any table");
    command->add_option("words", *words,
                        fmt::format("a method ({}) and the file of a sweep; a Saltelli or Morris "
                                    "design says its method itself",
                                    fmt::join(sensitivity_methods, ", ")));
    add_table_options(*command, options->data);
    command->add_option("--output", options->outputs,
                        "the outcome: a column, or a formula such as \"reached[bottom-up] - "
                        "reached[top-down]\"; may be given several times");
    command->add_option("--design", options->design, "what the table's rows are: saltelli")
        ->check(CLI::IsMember({"saltelli", "morris"}));
    command->add_flag("--second-order", options->second_order,
                      "the table has the rows BA_1 .. BA_D too: indices of pairs");
    command
        ->add_option("--groups", options->groups,
                     "the group of each input of the table, in their order")
        ->delimiter(',');
    command
        ->add_option("--levels", options->levels,
                     "morris, of a table: every step is levels / (2 (levels - 1)) of the unit "
                     "cube; without, the part of the input's range")
        ->check(CLI::Range(2, 1000));
    command->add_option("--slices", options->slices, "pawn: classes of each input")
        ->check(CLI::Range(2, 1000));
    command->add_option("--harmonics", options->harmonics, "rbd-fast: harmonics that are summed")
        ->check(CLI::Range(1, 100));
    command->add_option("--draws", options->draws, "bootstrap draws; 0 = no intervals")
        ->check(CLI::Range(0, 1000000));
    command->add_option("--interval", options->interval, "bca or percentile")
        ->check(CLI::IsMember({"bca", "percentile"}));
    command->add_option("--level", options->level, "of the intervals")
        ->check(CLI::Range(0.5, 0.999));
    command->add_option("--seed", options->seed, "of the bootstrap and of the dummy");
    command
        ->add_option("--over-time", options->over_time,
                     "of a sweep: at the end of every year or quarter")
        ->check(CLI::IsMember({"year", "quarter"}));
    command->add_option("--format", options->format, "text, json or csv")
        ->check(CLI::IsMember({"text", "json", "csv"}));
    command->footer("Examples:\n  catchup sensitivity ranking.h5 --output \"reached[bottom-up] - "
                    "reached[top-down]\"\n  catchup sensitivity sobol --table XY.csv --inputs "
                    "x1,x2,x3 --output "
                    "y --design saltelli\n  catchup sensitivity pawn --table XY.csv --inputs "
                    "x1,x2,x3 --output y");
    command->callback([&action, options, words] {
        take_words(*words, *options);
        action = [options] { return sensitivity(*options); };
    });
}

} // namespace catchup::app
