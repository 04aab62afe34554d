// SPDX-License-Identifier: MIT
#include "analysis/comparison/report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/comparison/rows.hpp"
#include "analysis/comparison/table.hpp"
#include "analysis/comparison/words.hpp"

namespace catchup::analysis {
namespace {

constexpr std::size_t few_replications = 20;

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
        {"arms part", conditions.branch.empty()
                          ? ""
                          : fmt::format("{}; the same world before", conditions.branch)},
        {"replications", fmt::format("{}, the same in every arm", comparison.replications())},
        {"seed", whole("seed")},
        {"model version", whole("model_version")},
        {"valued", words::valuation(conditions)},
        {"luck redrawn", words::redraws(conditions)},
        {"brackets", words::intervals(comparison.replications())},
        {"command", hdf5::text(file.attributes(), "command").value_or("")}};
    std::erase_if(rows, [](const ScreenRow& row) { return row[1].empty(); });
    return laid_out(rows);
}

std::string warnings(const Comparison& comparison) {
    std::vector<std::string> lines;
    if (comparison.replications() < few_replications) {
        lines.emplace_back(words::few_replications);
    }
    std::vector<std::size_t> unreachable = comparison.policies();
    std::erase_if(unreachable,
                  [&](std::size_t a) { return !comparison.arms()[a].is_unreachable(); });
    if (!unreachable.empty()) {
        lines.push_back(words::is_unreachable(names(comparison, unreachable)));
    }
    const std::vector<std::size_t> off = off_target(comparison);
    if (!off.empty()) {
        lines.push_back(words::do_not_rank(comparison.conditions(), names(comparison, off)));
    }
    if (comparison.policies().size() > 1 && !comparison.is_decomposed()) {
        lines.emplace_back(words::no_decomposition);
    }
    return lines.empty() ? "" : section("Warnings", lines, {});
}

} // namespace

bool is_comparison(const Results& file) {
    return hdf5::text(file.attributes(), "kind") == "comparison";
}

std::vector<TidyRow> comparison_rows(const Results& file) { return rows_of(Comparison{file}); }

std::string comparison_text(const Results& file) {
    const Comparison comparison{file};
    const Answers answers{comparison, rows_of(comparison)};
    return header(file, comparison) + spending_text(answers) + measures_text(answers) +
           contrasts_text(answers) + decomposition_text(answers) + fates_text(answers) +
           pairing_text(answers) + groups_text(answers) + time_text(answers) +
           budgets_text(answers) + warnings(comparison);
}

} // namespace catchup::analysis
