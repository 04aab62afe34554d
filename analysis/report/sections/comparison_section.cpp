// SPDX-License-Identifier: MIT
#include "analysis/report/sections/comparison_section.hpp"

#include <fmt/format.h>

#include "analysis/comparison/ratio.hpp"
#include "analysis/comparison/words.hpp"
#include "analysis/estimate.hpp"
#include "analysis/report/numbers.hpp"
#include "analysis/report/sections/policy_figures.hpp"
#include "analysis/report/words.hpp"

namespace catchup::analysis::report {
namespace {

std::string html_name(const Policies& policies, std::size_t arm) {
    return escaped(analysis::words::name_of(policies.comparison.arms()[arm]));
}

void tell_policies(const Policies& policies, Section& section) {
    const Conditions& conditions = policies.comparison.conditions();
    const std::string goal = escaped(conditions.goal);
    const std::string until = policies.comparison.quarters().back();
    for (const std::size_t arm : policies.comparison.given_policies()) {
        const std::size_t twin = policies.comparison.arms()[arm].twin;
        const std::string& against = policies.comparison.arms()[twin].label;
        const auto find = [&](const char* measure) {
            return policies.answers.find(measure, arm, against);
        };
        const TidyRow* const gain = find("reached_difference");
        const std::string name = html_name(policies, arm);
        const std::string number = told_html(gain, Sign::shown);
        std::string said =
            gain != nullptr && (excludes_zero(*gain) || !gain->low)
                ? words::policy_gain(name, number,
                                     told_html(policies.answers.find("reached", twin)), goal, until)
                : words::policy_no_gain(name, number, goal);
        const TidyRow* const cost = find("cost_per_firm");
        said += ' ' + words::policy_cost(told_html(policies.answers.find("spending", arm)),
                                         cost != nullptr && cost->estimate ? told_html(cost) : "");
        said += ' ' + words::policy_welfare(told_html(find("welfare_difference"), Sign::shown));
        section.found.push_back(said);
    }
    for (const auto& [one, other] : contrasts(policies.comparison)) {
        const TidyRow* const row = policies.answers.find("reached_difference", one,
                                                         policies.comparison.arms()[other].label);
        if (row != nullptr) {
            section.found.push_back(
                words::contrast(html_name(policies, one), html_name(policies, other),
                                told_html(row, Sign::shown), excludes_zero(*row)));
        }
    }
}

void tell_methods(const Comparison& comparison, Section& section) {
    const Conditions& conditions = comparison.conditions();
    namespace told = analysis::words;
    for (const std::string& sentence :
         {std::string{"Arms share seeds, and differences are taken within a replication first "
                      "(common random numbers; Law 2015)."},
          fmt::format("Numbers are {}.", told::intervals(comparison.replications())),
          fmt::format("Money: {}.", told::valuation(conditions)),
          conditions.target > 0.0 ? told::search(conditions) : std::string{told::as_written}}) {
        section.methods.push_back(escaped(sentence));
    }
    section.references = {
        "Black, W. C. (1990). The CE plane: a graphic representation of cost-effectiveness. "
        "Medical Decision Making 10.",
        "Fieller, E. C. (1954). Some problems in interval estimation. Journal of the Royal "
        "Statistical Society B 16.",
        "Law, A. M. (2015). Simulation Modeling and Analysis, 5th ed. McGraw-Hill."};
}

void tell_limits(const Comparison& comparison, Section& section) {
    if (comparison.replications() == 1) {
        section.limits.emplace_back(words::one_replication);
    } else if (comparison.replications() < words::few) {
        section.limits.push_back(words::few_replications(comparison.replications()));
    }
    if (comparison.conditions().ended == "interrupted") {
        section.limits.emplace_back(words::interrupted);
    }
    for (const std::string& warning : warnings(comparison)) {
        section.limits.push_back(escaped(warning));
    }
    if (comparison.conditions().target > 0.0) {
        section.limits.push_back(escaped(analysis::words::conditional));
    }
}

} // namespace

Section comparison_section(const Results& file, const std::string& id) {
    const Policies policies{file};
    const Comparison& comparison = policies.comparison;
    Section section{.id = id, .title = std::string{words::policies_compared}};
    section.asked.push_back(words::comparison_asked(
        comparison.given_policies().size(), escaped(comparison.conditions().goal),
        comparison.quarters().back(), comparison.conditions().target, comparison.replications()));
    tell_policies(policies, section);
    tell_methods(comparison, section);
    tell_limits(comparison, section);
    for (auto* const make :
         {effects_figure, plane_figure, curves_figure, gains_figure, sizes_figure, scan_figure}) {
        Figure figure = make(policies);
        if (!figure.rows.empty()) {
            figure.id = fmt::format("{}-{}", id, figure.id);
            section.figures.push_back(std::move(figure));
        }
    }
    return section;
}

} // namespace catchup::analysis::report
