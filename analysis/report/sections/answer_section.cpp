// SPDX-License-Identifier: MIT
#include "analysis/report/sections/answer_section.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "analysis/findings.hpp"
#include "analysis/report/numbers.hpp"
#include "analysis/report/sections/survival_section.hpp"
#include "analysis/report/words.hpp"

namespace catchup::analysis::report {
namespace {

/// Times of survival rows, in their order: the quarters of its axis.
std::vector<std::string> times_of(const std::vector<TidyRow>& rows) {
    std::set<std::string> times;
    for (const TidyRow& row : rows) {
        if (row.measure == "survival") {
            times.insert(row.time);
        }
    }
    return {times.begin(), times.end()};
}

void tell_words(const Answer& answer, Section& section) {
    for (const TidyRow& row : answer.rows) {
        const std::string outcome =
            row.group.empty() ? "" : fmt::format("<b>{}</b>: ", escaped(row.group));
        if (row.measure == "verdict") {
            section.found.push_back(outcome + escaped(row.item));
        } else if (row.measure == "method" || row.measure == "interval") {
            section.methods.push_back(escaped(row.item));
        } else if (row.measure == "remark") {
            section.limits.push_back(outcome + escaped(row.item));
        } else if (row.measure == "zph_p" && row.item == "GLOBAL" && row.estimate &&
                   *row.estimate < 0.05) {
            section.limits.push_back(fmt::format(
                "Proportional hazards are rejected (p = {}): a hazard ratio is a mean over time.",
                told_html(&row)));
        } else if (row.measure == "claim_verdict") {
            section.found.push_back(
                fmt::format("Claim {}: <b>{}</b>.", escaped(row.group), escaped(row.item)));
        }
    }
}

/// Sarrazin, Pianosi & Wagener (2016, section 3.1): an index has converged once its interval is narrow.
void tell_convergence(const Answer& answer, Section& section) {
    constexpr double widest_allowed = 0.1;
    const TidyRow* widest = nullptr;
    const auto width = [](const TidyRow& row) { return *row.high - *row.low; };
    for (const TidyRow& row : answer.rows) {
        const bool is_index = row.measure == "S1" || row.measure == "ST";
        if (is_index && row.item != "dummy" && row.low && row.high &&
            (widest == nullptr || width(row) > width(*widest))) {
            widest = &row;
        }
    }
    if (widest != nullptr && width(*widest) > widest_allowed) {
        section.limits.push_back(fmt::format(
            "Sensitivity indices have not all converged: the interval of {} of {} is {:.2g} wide, "
            "and 0.1 is asked for (Sarrazin et al. 2016). Take more base points.",
            escaped(widest->measure), escaped(widest->item), width(*widest)));
        section.references.emplace_back(
            "Sarrazin, F., Pianosi, F. and Wagener, T. (2016). Global sensitivity analysis of "
            "environmental models: convergence and validation. Environmental Modelling &amp; "
            "Software 79.");
    }
}

const TidyRow* find_row_of(const std::vector<TidyRow>& rows, std::string_view measure) {
    const auto at = std::find_if(rows.begin(), rows.end(),
                                 [&](const TidyRow& row) { return row.measure == measure; });
    return at == rows.end() ? nullptr : &*at;
}

void tell_box(const Answer& answer, const Figure& box, Section& section) {
    constexpr double greatest_p = 0.01;
    if (box.rows.empty()) {
        return;
    }
    const TidyRow* const coverage = find_row_of(box.rows, "prim_coverage");
    const TidyRow* const density = find_row_of(box.rows, "prim_density");
    section.found.push_back(
        words::box(escaped(box.alternative), fmt::format("Coverage {}, density {}",
                                                         told_html(coverage), told_html(density))));
    const TidyRow* const chance = find_row(answer.rows, "prim_shuffled_p", "");
    if (chance != nullptr && chance->estimate.value_or(0.0) > greatest_p) {
        section.limits.emplace_back(words::box_by_chance);
    }
}

} // namespace

Section answer_section(const Answer& answer, const std::string& id) {
    Section section{.id = id, .title = answer.title};
    tell_words(answer, section);
    tell_convergence(answer, section);
    std::vector<Figure> figures = index_figures(answer);
    figures.push_back(box_figure(answer));
    tell_box(answer, figures.back(), section);
    figures.push_back(cases_figure(answer));
    if (const auto times = times_of(answer.rows); times.size() > 1) {
        Chapter curves;
        curves.details = answer.rows;
        Section survival = survival_section({"the event", curves, {}, times, {}}, id);
        std::move(survival.figures.begin(), survival.figures.end(), std::back_inserter(figures));
        section.references.insert(section.references.end(), survival.references.begin(),
                                  survival.references.end());
    }
    for (Figure& figure : figures) {
        if (!figure.rows.empty()) {
            figure.id = figure.id.starts_with(id) ? figure.id : fmt::format("{}-{}", id, figure.id);
            section.figures.push_back(std::move(figure));
        }
    }
    if (Table claims = claims_table(answer); claims.rows.size() > 1) {
        section.tables.push_back(std::move(claims));
    }
    return section;
}

} // namespace catchup::analysis::report
