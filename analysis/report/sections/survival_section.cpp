// SPDX-License-Identifier: MIT
#include "analysis/report/sections/survival_section.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/report/figures/survival.hpp"
#include "analysis/report/numbers.hpp"
#include "analysis/report/plot/palette.hpp"
#include "analysis/report/words.hpp"

namespace catchup::analysis::report {
namespace {

std::vector<TidyRow> rows_of(const Chapter& chapter) {
    std::vector<TidyRow> rows = chapter.told.rows;
    rows.insert(rows.end(), chapter.details.begin(), chapter.details.end());
    return rows;
}

Figure survival_figure(const SurvivalAnswer& answer) {
    Figure figure{.id = "survival", .kind = "survival"};
    std::vector<SurvivalCurve> curves;
    for (TidyRow& row : rows_of(answer.curves)) {
        if (row.measure != "survival" && row.measure != "at_risk") {
            continue;
        }
        auto at = std::find_if(curves.begin(), curves.end(),
                               [&](const auto& curve) { return curve.label == row.group; });
        if (at == curves.end()) {
            curves.push_back({row.group, group_class(curves.size()), {}, {}, {}});
            at = curves.end() - 1;
        }
        if (row.measure == "survival") {
            const auto place = std::find(answer.quarters.begin(), answer.quarters.end(), row.time);
            at->times.push_back(static_cast<double>(place - answer.quarters.begin()));
            at->survival.push_back(figure.rows.size());
        } else {
            at->at_risk.push_back(figure.rows.size());
        }
        figure.rows.push_back(std::move(row));
    }
    for (SurvivalCurve& curve : curves) {
        if (!curve.survival.empty()) {
            figure.alternative +=
                fmt::format("{}: a share of {} has not reached {} by {}. ", curve.label,
                            told(figure.rows[curve.survival.back()]), answer.event,
                            figure.rows[curve.survival.back()].time);
        }
        curve.label = curve.label.empty() ? "all firms" : curve.label;
    }
    figure.title = fmt::format("How long it takes firms to reach {}", answer.event);
    figure.note =
        fmt::format("{}{}. {}", answer.remarks.empty() ? "" : answer.remarks.front() + "; ",
                    answer.curves.told.interval,
                    "Firms of all replications together; those that exit first are censored here");
    draw_survival(figure, curves,
                  {fmt::format("share of firms below {}", answer.event), 0.0,
                   static_cast<double>(answer.quarters.size() - 1), answer.quarters});
    return figure;
}

/// Means over replications, because firms of one world depend on each other; of one replication its own.
void tell_means(const SurvivalAnswer& answer, Section& section) {
    const std::vector<TidyRow> rows = rows_of(answer.curves);
    const bool has_replications = std::any_of(rows.begin(), rows.end(), [](const TidyRow& row) {
        return row.measure == "restricted_mean_by_replication";
    });
    const std::string_view measure =
        has_replications ? "restricted_mean_by_replication" : "restricted_mean";
    for (const TidyRow& row : rows) {
        if (row.measure == measure) {
            section.found.push_back(words::time_below(
                row.group.empty() ? "" : fmt::format("In <b>{}</b> ", escaped(row.group)),
                told_html(&row), answer.event, answer.quarters.back()));
        }
    }
}

} // namespace

Section survival_section(const SurvivalAnswer& answer, const std::string& id) {
    Section section{id, fmt::format("Time until {}", answer.event)};
    section.asked.push_back(fmt::format("How long it takes until a firm stands at {} or above.",
                                        escaped(answer.event)));
    for (const Chapter* chapter : {&answer.curves, &answer.test}) {
        if (!chapter->told.method.empty()) {
            section.methods.push_back(escaped(chapter->told.method));
        }
        for (const std::string& remark : chapter->told.remarks) {
            section.limits.push_back(escaped(remark));
        }
    }
    for (std::size_t i = 1; i < answer.remarks.size(); ++i) { // the first is in the figure's note
        section.limits.push_back(escaped(answer.remarks[i]));
    }
    tell_means(answer, section);
    section.references = {
        "Kaplan, E. L. and Meier, P. (1958). Nonparametric estimation from incomplete "
        "observations. Journal of the American Statistical Association 53.",
        "Pocock, S. J., Clayton, T. C. and Altman, D. G. (2002). Survival plots of time-to-event "
        "outcomes in clinical trials. The Lancet 359."};
    Figure figure = survival_figure(answer);
    if (!figure.rows.empty()) {
        figure.id = fmt::format("{}-{}", id, figure.id);
        section.figures.push_back(std::move(figure));
    }
    return section;
}

} // namespace catchup::analysis::report
