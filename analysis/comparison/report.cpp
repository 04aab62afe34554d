// SPDX-License-Identifier: MIT
#include "analysis/comparison/report.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/comparison/rows.hpp"
#include "analysis/comparison/table.hpp"
#include "analysis/comparison/words.hpp"

namespace catchup::analysis {
namespace {

bool same_world(const Comparison& comparison) {
    return std::all_of(
        comparison.arms().begin(), comparison.arms().end(),
        [](const ComparedArm& arm) { return arm.role != "arm" || arm.world.empty(); });
}

std::string header(const Results& file, const Comparison& comparison) {
    const Conditions& conditions = comparison.conditions();
    const auto whole = [&](std::string_view name) {
        const auto value = hdf5::integer(file.attributes(), name);
        return value ? fmt::format("{}", *value) : "";
    };
    std::vector<std::string> labels;
    for (const ComparedArm& arm : comparison.arms()) {
        labels.push_back(words::name_of(arm));
    }
    const std::vector<std::string>& quarters = comparison.quarters();
    std::vector<ScreenRow> rows{
        {"comparison", file.path().string()},
        {"title", file.title()},
        {"arms", fmt::format("{}", fmt::join(labels, "; "))},
        {"goal", words::firms_at_goal(conditions)},
        {"quarters", quarters.size() < 2 ? ""
                                         : fmt::format("{} to {} ({})", quarters[1],
                                                       quarters.back(), quarters.size() - 1)},
        {"arms part",
         conditions.branch.empty() ? "" : words::parting(conditions, same_world(comparison))},
        {"replications", words::replications(conditions, comparison.replications())},
        {"seed", whole("seed")},
        {"model version", whole("model_version")},
        {"valued", words::valuation(conditions)},
        {"luck redrawn", words::redraws(conditions)},
        {"brackets", words::intervals(comparison.replications())},
        {"command", hdf5::text(file.attributes(), "command").value_or("")}};
    std::erase_if(rows, [](const ScreenRow& row) { return row[1].empty(); });
    return laid_out(rows);
}

std::string warnings_text(const Comparison& comparison) {
    const std::vector<std::string> lines = warnings(comparison);
    return lines.empty() ? "" : section("Warnings", lines, {});
}

} // namespace

bool is_comparison(const Results& file) {
    return hdf5::text(file.attributes(), "kind") == "comparison";
}

std::vector<TidyRow> comparison_rows(const Results& file, const ContrastQuestion& question) {
    return rows_of(Comparison{file}, question);
}

std::string comparison_text(const Results& file, const ContrastQuestion& question) {
    const Comparison comparison{file};
    const std::vector<TidyRow> rows = rows_of(comparison, question);
    const Answers answers{comparison, rows};
    return header(file, comparison) + spending_text(answers) + measures_text(answers) +
           contrasts_text(answers) + contrast_statistics_text(comparison, rows, question) +
           decomposition_text(answers) + fates_text(answers) + pairing_text(answers) +
           groups_text(answers) + time_text(answers) + budgets_text(answers) +
           warnings_text(comparison);
}

} // namespace catchup::analysis
