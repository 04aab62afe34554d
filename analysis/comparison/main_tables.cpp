// SPDX-License-Identifier: MIT
// Tables of whole arms: spending, main measures, pairing, budgets, decomposition, arms in pairs.
#include <array>
#include <utility>

#include <fmt/format.h>

#include "analysis/comparison/rows.hpp"
#include "analysis/comparison/table.hpp"
#include "analysis/comparison/words.hpp"

namespace catchup::analysis {
namespace {

/// Cost of a gain; a negative one is the price of a loss.
std::string cost(const Answers& answers, const std::string& measure, const std::string& gained,
                 std::size_t arm) {
    const TidyRow* const gain = answers.find(gained + "_difference", arm, answers.twin(arm));
    const TidyRow* const price = answers.find(measure, arm, answers.twin(arm));
    const bool is_loss =
        gain != nullptr && price != nullptr && price->estimate && *gain->estimate < 0.0;
    return answers.ratio(measure, arm) + std::string{is_loss ? words::loss : ""};
}

/// What is said of spending above its table.
std::vector<std::string> spending_lines(const Answers& answers) {
    const Comparison& comparison = answers.comparison();
    const Conditions& conditions = comparison.conditions();
    std::vector<std::string> lines{std::string{words::as_written}};
    if (conditions.target > 0.0) {
        lines = {words::search(conditions), std::string{words::conditional}};
    }
    for (const std::size_t a : comparison.policies()) {
        const ComparedArm& arm = comparison.arms()[a];
        if (!arm.note.empty() && (arm.is_unreachable() || !arm.is_decomposition())) {
            lines.push_back(fmt::format("{}: {}", arm.label, arm.note));
        }
    }
    const std::vector<std::string> meaning = words::of_spending(conditions);
    lines.insert(lines.end(), meaning.begin(), meaning.end());
    return lines;
}

std::string purposes_text(const Answers& answers) {
    std::vector<ScreenRow> table{
        {"", "support", "administration", "enforcement", "public goods", "unspent"}};
    for (const std::size_t a : answers.comparison().policies()) {
        ScreenRow row{words::name_of(answers.comparison().arms()[a])};
        for (const char* const purpose :
             {"support", "administration", "enforcement", "public_goods", "unspent"}) {
            row.push_back(answers.level(purpose, a));
        }
        table.push_back(std::move(row));
    }
    return section("What it was spent on", {std::string{words::purposes}}, table);
}

} // namespace

std::string spending_text(const Answers& answers) {
    const Comparison& comparison = answers.comparison();
    const bool has_target = comparison.conditions().target > 0.0;
    std::vector<ScreenRow> table{{"", "spent", "generosity", "measured against"}};
    if (has_target) {
        table[0] = {"",           "spent",  "off target, %",   "reachable",
                    "generosity", "search", "measured against"};
    }
    for (const std::size_t a : comparison.policies()) {
        const ComparedArm& arm = comparison.arms()[a];
        const std::string spent = answers.level("spending", a);
        const std::string generosity = fmt::format("{:.4g}", arm.generosity);
        if (!has_target) {
            table.push_back({words::name_of(arm), spent, generosity, answers.twin(a)});
            continue;
        }
        table.push_back({words::name_of(arm), spent,
                         cell(*answers.find("spending_deviation", a), Sign::shown, 100.0),
                         fmt::format("0 to {}", figure(arm.reach)), generosity, arm.status,
                         answers.twin(a)});
    }
    return section("Public spending", spending_lines(answers), table) + purposes_text(answers);
}

std::string measures_text(const Answers& answers) {
    const Comparison& comparison = answers.comparison();
    const Conditions& conditions = comparison.conditions();
    std::vector<ScreenRow> firms{{"", "at the goal", "difference", "levels, difference"}};
    std::vector<ScreenRow> costs{{"", "per firm", "per level", "per RMB of welfare"}};
    std::vector<ScreenRow> welfare{{"", "private cost", "difference", "welfare, difference"}};
    for (std::size_t a = 0; a < comparison.arms().size(); ++a) {
        const std::size_t twin = comparison.arms()[a].twin;
        const std::string name = words::name_of(comparison.arms()[a]);
        firms.push_back({name, answers.level("reached", a), answers.difference("reached", a, twin),
                         answers.difference("levels", a, twin)});
        if (comparison.arms()[a].has_policy()) {
            costs.push_back({name, cost(answers, "cost_per_firm", "reached", a),
                             cost(answers, "cost_per_level", "levels", a),
                             cost(answers, "cost_per_welfare", "welfare", a)});
        }
        welfare.push_back({name, answers.level("private_cost", a),
                           answers.difference("private_cost", a, twin),
                           answers.difference("welfare", a, twin)});
    }
    return section("Firms", words::of_firms(conditions), firms) +
           section("Public money for each gain", words::of_cost(), costs) +
           section("Private cost and welfare", words::of_welfare(conditions), welfare);
}

std::string pairing_text(const Answers& answers) {
    constexpr std::array<std::pair<const char*, const char*>, 4> measures{
        {{"reached", "firms at the goal"},
         {"levels", "levels"},
         {"private_cost", "private cost"},
         {"welfare", "welfare"}}};
    std::vector<ScreenRow> table{{"", "same seeds", "own seeds", "ratio"}};
    for (const std::size_t a : answers.comparison().given_policies()) {
        for (const auto& [measure, name] : measures) {
            ScreenRow row{
                fmt::format("{}: {}", words::name_of(answers.comparison().arms()[a]), name)};
            for (const char* const part :
                 {"variance_paired", "variance_independent", "variance_ratio"}) {
                const TidyRow* const found = answers.find(part, a, answers.twin(a), measure);
                row.push_back(found == nullptr ? "-" : cell(*found));
            }
            table.push_back(std::move(row));
        }
    }
    return answers.comparison().replications() == 1
               ? ""
               : section("What pairing is worth",
                         of_given(answers.comparison(), words::of_pairing()), table);
}

std::string budgets_text(const Answers& answers) {
    std::vector<ScreenRow> table{{"", "factor", "spending", "firms at the goal", "welfare"}};
    for (const ScanPoint& point : answers.comparison().scan()) {
        if (answers.comparison().arms()[point.arm].is_decomposition()) {
            continue;
        }
        table.push_back({words::name_of(answers.comparison().arms()[point.arm]),
                         fmt::format("{:.4g}", point.generosity), figure(point.spending),
                         figure(point.reached), figure(point.welfare)});
    }
    return table.size() == 1
               ? ""
               : section("Welfare at several budgets (search seeds)",
                         of_given(answers.comparison(), {std::string{words::budgets}}), table);
}

std::string decomposition_text(const Answers& answers) {
    const std::vector<ComparedArm>& arms = answers.comparison().arms();
    std::vector<ScreenRow> table{{"", "made from", "firms at the goal", "welfare, million RMB",
                                  "public spending, million RMB"}};
    std::vector<std::string> lines{std::string{words::decomposition}};
    for (std::size_t a = 0; a < arms.size(); ++a) {
        if (!arms[a].is_decomposition()) {
            continue;
        }
        const std::size_t from = arms[a].parent;
        table.push_back({words::name_of(arms[a]), words::name_of(arms[from]),
                         answers.difference("reached_effect", a, from),
                         answers.difference("welfare_effect", a, from),
                         answers.difference("spending_effect", a, from)});
        if (!arms[a].note.empty()) {
            lines.push_back(fmt::format("{}: {}", arms[a].label, arms[a].note));
        }
    }
    return table.size() == 1 ? "" : section("Decomposition", lines, table);
}

std::string contrasts_text(const Answers& answers) {
    const std::vector<ComparedArm>& arms = answers.comparison().arms();
    std::vector<ScreenRow> table{
        {"", "against", "firms at the goal", "levels", "welfare, million RMB"}};
    for (const auto& [one, other] : contrasts(answers.comparison())) {
        table.push_back({words::name_of(arms[one]), words::name_of(arms[other]),
                         answers.difference("reached", one, other),
                         answers.difference("levels", one, other),
                         answers.difference("welfare", one, other)});
    }
    return table.size() == 1 ? ""
                             : section("Arm against arm", {std::string{words::contrasts}}, table);
}

} // namespace catchup::analysis
