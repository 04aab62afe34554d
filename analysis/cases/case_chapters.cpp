// SPDX-License-Identifier: MIT
#include "analysis/cases/case_chapters.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "analysis/estimate.hpp"
#include "analysis/pathways/path_classes.hpp"

namespace catchup::analysis {
namespace {

std::string path_text(const std::vector<Levels>& path) {
    std::string text;
    for (const Levels& levels : path) {
        text += (text.empty() ? "" : " > ") + label_of(levels);
    }
    return text;
}

/// The means of a case over its replications.
class Means {
  public:
    Means(const Case& one, const std::vector<std::optional<CaseFit>>& fits) : name_{one.name} {
        for (const std::optional<CaseFit>& fit : fits) {
            if (fit) {
                fits_.push_back(&*fit);
            }
        }
    }
    [[nodiscard]] const std::vector<const CaseFit*>& fits() const noexcept { return fits_; }

    /// Replications in which the value is NaN are left out.
    TidyRow row(const char* measure, std::string item,
                const std::function<double(const CaseFit&)>& value) const {
        std::vector<double> values;
        for (const CaseFit* const fit : fits_) {
            if (const double one = value(*fit); !std::isnan(one)) {
                values.push_back(one);
            }
        }
        TidyRow row{measure, name_, std::move(item), "", "", {}, {}, {}};
        return values.empty() ? row : with_estimate(std::move(row), estimate(values));
    }

  private:
    std::string name_;
    std::vector<const CaseFit*> fits_;
};

/// When the case was where, and how many simulated firms got there, when.
Chapter timing_chapter(const Case& one, const Means& means, std::size_t left_out) {
    Chapter chapter;
    const std::vector<Levels> order = observed_order(one);
    std::size_t firms = 0;
    for (const CaseFit* const fit : means.fits()) {
        firms += fit->firms;
    }
    chapter.told.method = fmt::format(
        "{}, {} to {}: {}. Beside it {} simulated firms that began like it, of {} replications",
        one.name, one.begins, one.until, path_text(order), firms, means.fits().size());
    chapter.told.interval = interval_name;
    if (left_out > 0) {
        chapter.told.remarks.push_back(fmt::format(
            "{} replications are left out: no firm that began like it stood to the end", left_out));
    }
    if (!one.note.empty()) {
        chapter.told.remarks.push_back("Sources: " + one.note);
    }
    std::vector<TidyRow>& rows = chapter.told.rows;
    for (std::size_t c = 1; c < order.size(); ++c) {
        const auto code = std::find_if(one.codes.begin(), one.codes.end(),
                                       [&](const CaseCode& at) { return at.levels == order[c]; });
        const std::string item = label_of(order[c]);
        rows.push_back(tidy_row("case_year", one.name, item, "", "", code->year));
        rows.push_back(means.row("case_reached", item,
                                 [&](const CaseFit& fit) { return fit.reached[c - 1]; }));
        rows.push_back(means.row("case_years_later", item,
                                 [&](const CaseFit& fit) { return fit.years_later[c - 1]; }));
    }
    const auto add = [&](const char* measure, double CaseFit::*share) {
        rows.push_back(means.row(measure, "", [share](const CaseFit& fit) { return fit.*share; }));
    };
    add("case_moved", &CaseFit::moved);
    add("case_on_course", &CaseFit::on_course);
    add("case_passes", &CaseFit::passes);
    add("case_same", &CaseFit::same);
    add("case_gone", &CaseFit::gone);
    add("case_levels_off", &CaseFit::levels_off);
    rows.push_back(
        tidy_row("case_levels_off_unmoved", one.name, "", "", "", levels_off_unmoved(one)));
    return chapter;
}

Chapter rules_chapter(const Case& one, const Means& means) {
    Chapter chapter;
    chapter.told.method = fmt::format(
        "Kinds of paths of {}: whether each rule holds of the observed path, and of which share of "
        "the simulated ones",
        one.name);
    chapter.told.interval = interval_name;
    const std::vector<Levels> order = observed_order(one);
    for (std::size_t r = 0; r < path_rules().size(); ++r) {
        const PathRule& rule = path_rules()[r];
        chapter.told.rows.push_back(tidy_row("case_rule_observed", one.name, std::string{rule.name},
                                             "", "", rule.holds(order) ? 1.0 : 0.0));
        chapter.told.rows.push_back(means.row("case_rule", std::string{rule.name},
                                              [r](const CaseFit& fit) { return fit.by_rule[r]; }));
    }
    return chapter;
}

Chapter paths_chapter(const Case& one, const Means& means, std::size_t most) {
    std::map<std::string, std::size_t> counts;
    std::size_t all = 0;
    for (const CaseFit* const fit : means.fits()) {
        for (const std::vector<Levels>& path : fit->paths) {
            ++counts[path_text(path)];
            ++all;
        }
    }
    std::vector<std::pair<std::string, std::size_t>> ranked{counts.begin(), counts.end()};
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    Chapter chapter;
    chapter.told.method = fmt::format(
        "The most frequent simulated paths of {}, of {} different ones", one.name, ranked.size());
    for (std::size_t p = 0; p < std::min(most, ranked.size()); ++p) {
        chapter.told.rows.push_back(
            tidy_row("path_share", one.name, ranked[p].first, "", "",
                     static_cast<double>(ranked[p].second) / static_cast<double>(all)));
    }
    return chapter;
}

/// The steps that simulated firms and the case took: for figures.
Chapter steps_chapter(const Case& one, const Means& means) {
    const auto steps_of = [](const std::vector<Levels>& path) {
        std::set<std::pair<std::string, std::string>> steps;
        for (std::size_t i = 1; i < path.size(); ++i) {
            steps.emplace(label_of(path[i - 1]), label_of(path[i]));
        }
        return steps;
    };
    std::set<std::pair<std::string, std::string>> all;
    for (const CaseFit* const fit : means.fits()) {
        for (const std::vector<Levels>& path : fit->paths) {
            all.merge(steps_of(path));
        }
    }
    Chapter chapter;
    for (const auto& step : all) {
        TidyRow row = means.row("case_step", step.first, [&](const CaseFit& fit) {
            const auto taken =
                std::count_if(fit.paths.begin(), fit.paths.end(),
                              [&](const auto& path) { return steps_of(path).contains(step); });
            return static_cast<double>(taken) / static_cast<double>(fit.paths.size());
        });
        row.item2 = step.second;
        chapter.details.push_back(std::move(row));
    }
    const std::vector<Levels> order = observed_order(one);
    for (std::size_t i = 1; i < order.size(); ++i) {
        chapter.details.push_back(tidy_row("case_observed_step", one.name, label_of(order[i - 1]),
                                           label_of(order[i]), "", static_cast<double>(i)));
    }
    return chapter;
}

} // namespace

std::vector<Chapter> case_chapters(const Case& one, const std::vector<std::optional<CaseFit>>& fits,
                                   std::size_t paths) {
    const Means means{one, fits};
    return {timing_chapter(one, means, fits.size() - means.fits().size()),
            rules_chapter(one, means), paths_chapter(one, means, paths), steps_chapter(one, means)};
}

Chapter resemblance_chapter(const std::vector<Case>& cases) {
    Chapter chapter;
    chapter.told.method = "Which cases their codes tell apart: not two that took the same steps "
                          "between the states in "
                          "which both have been";
    std::vector<std::string> alike;
    for (std::size_t a = 0; a < cases.size(); ++a) {
        for (std::size_t b = a + 1; b < cases.size(); ++b) {
            const bool differ = differ_in_order(cases[a], cases[b]);
            chapter.details.push_back(tidy_row("case_pair_differs", "", cases[a].name,
                                               cases[b].name, "", differ ? 1.0 : 0.0));
            if (!differ) {
                alike.push_back(cases[a].name + " and " + cases[b].name);
            }
        }
    }
    chapter.told.remarks = {
        "Cases are survivors: only firms that stand to the end are compared, case_gone is the "
        "share "
        "of the others",
        "case_on_course: has moved, and only as the case did; case_passes: went through all its "
        "codes in their order; case_same: through these alone",
        "case_years_later is about those that got there: read it with case_reached",
        "case_levels_off: |D - D'| + |N - N'| + |I - I'|, mean over firms and years; compare it "
        "with "
        "case_levels_off_unmoved, that of a firm that never moves"};
    if (!alike.empty()) {
        chapter.told.verdict.push_back(fmt::format("{} have the same order of codes: nothing here, "
                                                   "simulated or observed, tells 'in series' "
                                                   "from 'not in series' among them",
                                                   fmt::join(alike, ", ")));
    }
    chapter.told.verdict.emplace_back("The cases are successes, chosen for their outcome: they say "
                                      "nothing of how many firms that "
                                      "began alike fared as well");
    return chapter;
}

} // namespace catchup::analysis
