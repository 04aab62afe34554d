// SPDX-License-Identifier: MIT
// Arms that may be ranked, in more ways than by their means: rows and text.
#include <fmt/format.h>

#include "analysis/comparison/pair_rows.hpp"
#include "analysis/comparison/pair_text.hpp"
#include "analysis/comparison/paired.hpp"
#include "analysis/comparison/rows.hpp"
#include "analysis/comparison/table.hpp"
#include "analysis/comparison/words.hpp"

namespace catchup::analysis {
namespace {

constexpr std::array<MainMeasure, 2> measures_over_time{
    {{"reached_over_time", "firms at the goal"}, {"levels_over_time", "levels"}}};

/// The bands of one variable of two arms.
std::vector<TidyRow> bands_of(const Comparison& comparison, const std::string& variable,
                              std::size_t one, std::size_t other, const Resampling& resampling) {
    const std::vector<std::string>& quarters = comparison.quarters();
    std::vector<std::vector<double>> by_time;
    for (std::size_t t = 0; t < quarters.size(); ++t) {
        by_time.push_back(differences(comparison.values(variable, one, t),
                                      comparison.values(variable, other, t)));
    }
    const TidyRow key{
        "", comparison.arms()[one].label, comparison.arms()[other].label, variable, "", {}, {}, {}};
    return band_rows(key, quarters, by_time, resampling);
}

} // namespace

void add_contrast_statistics(Rows& rows, const ContrastQuestion& question) {
    const Comparison& comparison = rows.comparison();
    const auto pairs = contrasts(comparison);
    std::vector<TidyRow> tests;
    for (const auto& [one, other] : pairs) {
        for (const MainMeasure& measure : main_measures) {
            PairQuestion asked{Pairing::paired, std::nullopt, question.resampling};
            if (const auto at = question.margins.find(measure.name); at != question.margins.end()) {
                asked.margin = at->second;
            }
            const std::vector<double> own = comparison.values(measure.name, one);
            const std::vector<double> its = comparison.values(measure.name, other);
            const TidyRow key{"", rows.label(one), rows.label(other), measure.name, "", {}, {}, {}};
            for (TidyRow& row : pair_rows(key, own, its, asked)) {
                tests.push_back(std::move(row));
            }
            if (const std::string why = why_no_p(own, its, Pairing::paired); !why.empty()) {
                tests.push_back(key);
                tests.back().measure = "no_p";
                tests.back().item2 = fmt::format("{}: {}", measure.name, why);
            }
        }
    }
    if (pairs.empty()) {
        return;
    }
    const std::size_t family = add_adjusted(tests);
    rows.add(std::move(tests));
    rows.add({{"family", "", "", "", "", static_cast<double>(family), {}, {}}});
    for (const auto& [one, other] : pairs) {
        for (const MainMeasure& measure : measures_over_time) {
            rows.add(bands_of(comparison, measure.name, one, other, question.resampling));
        }
    }
}

std::string contrast_statistics_text(const Comparison& comparison, const std::vector<TidyRow>& rows,
                                     const ContrastQuestion& question) {
    PairLayout layout;
    for (const auto& [one, other] : contrasts(comparison)) {
        const std::string& first = comparison.arms()[one].label;
        const std::string& second = comparison.arms()[other].label;
        layout.pairs.push_back({first, second, fmt::format("{} against {}", first, second)});
    }
    if (layout.pairs.empty()) {
        const bool is_asked = question.has_details || !question.margins.empty();
        return is_asked
                   ? section("Arm against arm, in more ways", {std::string{words::no_pairs}}, {})
                   : "";
    }
    for (const MainMeasure& measure : main_measures) {
        layout.measures.push_back({measure.name, measure.title});
    }
    for (const MainMeasure& measure : measures_over_time) {
        layout.over_time.push_back({measure.name, measure.title});
    }
    layout.times = comparison.quarters();
    layout.has_details = question.has_details;
    const RowIndex index{rows};
    std::vector<std::string> lines = pair_meaning(layout, index);
    for (const TidyRow& row : rows) {
        if (row.measure == "no_p") {
            lines.push_back(
                fmt::format("No p: {} against {}, {}.", row.group, row.item, row.item2));
        }
    }
    if (!question.has_details) {
        lines.emplace_back(words::more_details);
    }
    return section("Arm against arm, in more ways", lines, {}) + pair_tables(layout, index);
}

} // namespace catchup::analysis
