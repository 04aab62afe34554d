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
        fmt::format("{}. {}", fmt::format("{}", answer.curves.told.interval),
                    "Firms of all replications together; those that exit first are censored here");
    draw_survival(figure, curves,
                  {fmt::format("share of firms below {}", answer.event), 0.0,
                   static_cast<double>(answer.quarters.size() - 1), answer.quarters});
    return figure;
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
        for (const std::string& sentence : chapter->told.verdict) {
            section.found.push_back(escaped(sentence));
        }
        for (const std::string& remark : chapter->told.remarks) {
            section.limits.push_back(escaped(remark));
        }
    }
    for (const std::string& remark : answer.remarks) {
        section.methods.push_back(escaped(remark));
    }
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
