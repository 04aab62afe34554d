// SPDX-License-Identifier: MIT
// Tables of firms: their fates, by group, over time.
#include <algorithm>

#include <fmt/format.h>

#include "analysis/comparison/rows.hpp"
#include "analysis/comparison/table.hpp"
#include "analysis/comparison/words.hpp"

namespace catchup::analysis {
namespace {

constexpr std::size_t most_counties = 10;
constexpr std::size_t most_columns = 4;
constexpr std::size_t quarters_a_line = 4;

/// Arms in blocks of columns that fit a screen; `cell_of` gives a row's cell of an arm.
template <class Cell>
std::string arm_columns(const Answers& answers, std::string_view heading,
                        const std::vector<std::string>& meaning,
                        const std::vector<std::string>& names, Cell&& cell_of) {
    const Comparison& comparison = answers.comparison();
    const std::vector<std::size_t> arms = comparison.given_policies();
    std::string text;
    for (std::size_t from = 0; from < arms.size(); from += most_columns) {
        const std::size_t to = std::min(arms.size(), from + most_columns);
        std::vector<ScreenRow> table{{""}};
        for (std::size_t c = from; c < to; ++c) {
            table[0].push_back(words::name_of(comparison.arms()[arms[c]]));
        }
        for (const std::string& name : names) {
            ScreenRow row{name};
            for (std::size_t c = from; c < to; ++c) {
                row.push_back(cell_of(arms[c], name));
            }
            table.push_back(std::move(row));
        }
        text += section(from == 0 ? std::string{heading} : fmt::format("{}, further arms", heading),
                        of_given(comparison, meaning), table);
    }
    return text;
}

std::string group_table(const Answers& answers, const std::string& dimension,
                        std::string_view heading, std::string_view meaning) {
    const Comparison& comparison = answers.comparison();
    std::vector<ScreenRow> table{
        {"", "firms at the goal", "difference", "public spending, million RMB"}};
    for (const std::size_t a : comparison.given_policies()) {
        const ComparedArm& arm = comparison.arms()[a];
        for (const std::string& place : comparison.labels(dimension)) {
            table.push_back({fmt::format("{}: {}", words::name_of(arm), place),
                             answers.level("reached_by_" + dimension, a, place),
                             answers.difference("reached_by_" + dimension, a, arm.twin, place),
                             answers.level("spending_by_" + dimension, a, place)});
        }
    }
    return section(heading, of_given(comparison, {std::string{meaning}}), table);
}

std::string county_table(const Answers& answers) {
    const Comparison& comparison = answers.comparison();
    std::vector<std::string> counties = comparison.labels("county");
    const std::size_t all = counties.size();
    counties.resize(std::min(all, most_counties));
    return arm_columns(answers, "By county", {words::by_county(counties.size(), all)}, counties,
                       [&](std::size_t arm, const std::string& county) {
                           return answers.difference("reached_by_county", arm,
                                                     comparison.arms()[arm].twin, county);
                       });
}

} // namespace

std::string fates_text(const Answers& answers) {
    const Comparison& comparison = answers.comparison();
    const Conditions& conditions = comparison.conditions();
    const std::vector<std::string>& names = comparison.labels("fate");
    std::vector<ScreenRow> fates{
        {"", "only with policy", "either way", "only without policy", "neither way"}};
    std::vector<ScreenRow> deadweight{
        {"", "would have, same luck", "luck redrawn", "additionality, same luck", "luck redrawn"}};
    std::vector<ScreenRow> sooner{{"", "sooner", "such firms"}};
    std::vector<ScreenRow> direct{{"", "treated", "left out", "direct effect"}};
    for (const std::size_t a : comparison.policies()) {
        const std::string name = words::name_of(comparison.arms()[a]);
        const std::size_t twin = comparison.arms()[a].twin;
        const auto mean = [&](const char* measure) {
            const TidyRow* const row = answers.find(measure, a, comparison.arms()[twin].label);
            return row == nullptr ? std::string{"-"} : cell(*row);
        };
        for (const bool is_treated : {true, false}) {
            ScreenRow row{fmt::format("{}: {}", name, is_treated ? "treated" : "untreated")};
            for (const Fate fate : {Fate::untreated_gained, Fate::untreated_either,
                                    Fate::untreated_lost, Fate::untreated_neither}) {
                const std::size_t at = static_cast<std::size_t>(fate) + (is_treated ? 4 : 0);
                const TidyRow* const found =
                    answers.find("fate", a, comparison.arms()[twin].label, names[at]);
                row.push_back(found == nullptr ? "-" : cell(*found));
            }
            fates.push_back(std::move(row));
        }
        deadweight.push_back({name, mean("deadweight_same_luck"), mean("deadweight"),
                              answers.ratio("additionality_same_luck", a),
                              answers.ratio("additionality", a)});
        direct.push_back({name, answers.ratio("reached_when_treated", a),
                          answers.ratio("reached_when_left_out", a),
                          answers.ratio("direct_effect", a)});
        sooner.push_back({name, answers.ratio("quarters_sooner", a), mean("reached_either_way")});
    }
    return section("Treated, reached, would have reached", words::of_fates(conditions), fates) +
           section("Deadweight and additionality", words::of_deadweight(conditions), deadweight) +
           section("Direct effect on a treated firm", words::of_direct_effect(conditions), direct) +
           section("Acceleration", words::of_acceleration(), sooner);
}

std::string groups_text(const Answers& answers) {
    std::string text = group_table(answers, "size", "By size of firm", words::by_size);
    if (answers.comparison().labels("sector").size() > 1) {
        text += group_table(answers, "sector", "By sector", words::by_sector);
    }
    return answers.comparison().labels("county").size() > 1 ? text + county_table(answers) : text;
}

std::string time_text(const Answers& answers) {
    const Comparison& comparison = answers.comparison();
    const std::vector<std::string>& quarters = comparison.quarters();
    const auto branch = std::find(quarters.begin(), quarters.end(), comparison.conditions().branch);
    const auto first = static_cast<std::size_t>(
        branch == quarters.end() ? 0 : std::distance(quarters.begin(), branch));
    std::vector<std::string> shown;
    for (std::size_t t = first; t < quarters.size(); ++t) {
        if ((quarters.size() - 1 - t) % quarters_a_line == 0) { // so that the last one is there
            shown.push_back(quarters[t]);
        }
    }
    return arm_columns(answers, "Over time", {std::string{words::over_time}}, shown,
                       [&](std::size_t arm, const std::string& quarter) {
                           return answers.difference("reached_over_time", arm,
                                                     comparison.arms()[arm].twin, "", quarter);
                       });
}

} // namespace catchup::analysis
