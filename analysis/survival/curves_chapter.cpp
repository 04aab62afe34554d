// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "analysis/estimate.hpp"
#include "analysis/layout.hpp"
#include "analysis/survival/cumulative_incidence.hpp"
#include "analysis/survival/survival_chapters.hpp"

namespace catchup::analysis {
namespace {

constexpr double z = 1.959963984540054; // normal quantile of .975

/// One group with its curve.
struct Curve {
    std::string group;
    std::size_t individuals = 0;
    std::vector<SurvivalStep> steps;
    RestrictedMean mean = {};
};

std::vector<Curve> curves_of(const Observations& data, IntervalScale scale) {
    std::vector<Curve> curves;
    for (std::size_t g = 0; g < data.groups.size(); ++g) {
        const std::vector<Observation> members = of_group(data, g);
        if (!members.empty()) {
            curves.push_back({data.groups[g], members.size(),
                              kaplan_meier(risk_sets(members, data.causes.size()), scale)});
        }
    }
    return curves;
}

double common_horizon(const std::vector<Curve>& curves) {
    double horizon = curves[0].steps.back().risk.time;
    for (const Curve& curve : curves) {
        horizon = std::min(horizon, curve.steps.back().risk.time);
    }
    return horizon;
}

/// At most eight times, from the least to the greatest.
std::vector<double> told_times(const std::vector<Curve>& curves) {
    constexpr std::size_t told = 8;
    std::vector<double> all;
    for (const Curve& curve : curves) {
        for (const SurvivalStep& step : curve.steps) {
            all.push_back(step.risk.time);
        }
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::vector<double> times;
    for (std::size_t i = 0; i < std::min(told, all.size()); ++i) {
        times.push_back(all[(i + 1) * all.size() / std::min(told, all.size()) - 1]);
    }
    return times;
}

std::string interval_words(IntervalScale scale) {
    return scale == IntervalScale::plain ? "plain"
           : scale == IntervalScale::log ? "log"
                                         : "log-log";
}

std::string bracket(double value, const std::optional<Interval>& interval) {
    return interval ? fmt::format("{:.3f} [{:.3f}, {:.3f}]", value, interval->low, interval->high)
                    : fmt::format("{:.3f}", value);
}

/// Share without the event and numbers at risk, at a few times.
std::string curve_table(const std::vector<Curve>& curves, const SurvivalSettings& settings) {
    std::vector<ScreenRow> screen{
        {"time", "group", "at risk", "events so far", "without the event"}};
    for (const double time : told_times(curves)) {
        for (const Curve& curve : curves) {
            double events = 0.0;
            const SurvivalStep* last = nullptr;
            for (const SurvivalStep& step : curve.steps) {
                if (step.risk.time <= time) {
                    events += step.risk.events[0];
                    last = &step;
                }
            }
            const auto next =
                std::find_if(curve.steps.begin(), curve.steps.end(),
                             [&](const SurvivalStep& step) { return step.risk.time >= time; });
            screen.push_back({settings.time_label(time), curve.group.empty() ? "all" : curve.group,
                              next == curve.steps.end() ? "0" : readable(next->risk.at_risk),
                              readable(events),
                              last == nullptr ? "1" : bracket(last->survival, last->interval)});
        }
    }
    return laid_out(screen);
}

void add_curve_rows(const Curve& curve, const SurvivalSettings& settings,
                    std::vector<TidyRow>& rows) {
    for (const SurvivalStep& step : curve.steps) {
        const std::string time = settings.time_label(step.risk.time);
        TidyRow row = tidy_row("survival", curve.group, "", "", time, step.survival);
        if (step.interval) {
            row.low = step.interval->low;
            row.high = step.interval->high;
        }
        rows.push_back(std::move(row));
        const auto add = [&](const char* measure, double value) {
            rows.push_back(tidy_row(measure, curve.group, "", "", time, value));
        };
        add("survival_standard_error", step.error);
        add("at_risk", step.risk.at_risk);
        add("events", step.risk.events[0]);
        add("censored", step.risk.at_risk > 0.0
                            ? step.risk.leaving() - step.risk.events[0] + step.risk.censored
                            : 0.0);
    }
}

TidyRow with_error(TidyRow row, double error) {
    row.low = *row.estimate - z * error;
    row.high = *row.estimate + z * error;
    return row;
}

/// Restricted means of each world in which the group has members.
std::vector<std::optional<double>> by_world(const Observations& data, std::size_t group,
                                            double horizon) {
    std::vector<std::optional<double>> means;
    for (std::size_t world = 0; world < data.worlds; ++world) {
        const std::vector<Observation> members = of_world(data, group, world);
        means.push_back(
            members.empty()
                ? std::nullopt
                : std::optional{restricted_mean(kaplan_meier(risk_sets(members, data.causes.size()),
                                                             IntervalScale::plain),
                                                horizon)
                                    .mean});
    }
    return means;
}

/// A mean over worlds as a row.
TidyRow over_worlds(TidyRow row, const std::vector<double>& values) {
    return values.empty() ? row : with_estimate(std::move(row), estimate(values));
}

void add_worlds(const Observations& data, double horizon, std::vector<TidyRow>& rows) {
    std::vector<std::vector<std::optional<double>>> means;
    for (std::size_t g = 0; g < data.groups.size(); ++g) {
        means.push_back(by_world(data, g, horizon));
        std::vector<double> own;
        std::vector<double> differences;
        for (std::size_t world = 0; world < data.worlds; ++world) {
            if (means[g][world]) {
                own.push_back(*means[g][world]);
            }
            if (means[g][world] && means[0][world]) {
                differences.push_back(*means[g][world] - *means[0][world]);
            }
        }
        rows.push_back(over_worlds(
            {"restricted_mean_by_replication", data.groups[g], "", "", "", {}, {}, {}}, own));
        if (g > 0) {
            rows.push_back(over_worlds({"restricted_mean_difference_by_replication",
                                        data.groups[g],
                                        data.groups[0],
                                        "",
                                        "",
                                        {},
                                        {},
                                        {}},
                                       differences));
        }
    }
}

void add_means(const std::vector<Curve>& curves, std::vector<TidyRow>& rows) {
    for (const Curve& curve : curves) {
        const Median half = median(curve.steps);
        rows.push_back({"median", curve.group, "", "", "", half.estimate, half.low, half.high});
        rows.push_back(
            with_error(tidy_row("restricted_mean", curve.group, "", "", "", curve.mean.mean),
                       curve.mean.error));
        rows.push_back(
            tidy_row("restricted_mean_standard_error", curve.group, "", "", "", curve.mean.error));
        if (&curve != curves.data()) {
            const RestrictedMean& first = curves[0].mean;
            rows.push_back(
                with_error(tidy_row("restricted_mean_difference", curve.group, curves[0].group, "",
                                    "", curve.mean.mean - first.mean),
                           std::hypot(curve.mean.error, first.error)));
        }
    }
}

/// Rows of groups as a table: a group a line, a measure a column.
std::string group_table(const std::vector<TidyRow>& rows) {
    std::vector<std::string> measures;
    std::vector<std::string> groups;
    for (const TidyRow& row : rows) {
        if (std::find(measures.begin(), measures.end(), row.measure) == measures.end()) {
            measures.push_back(row.measure);
        }
        if (std::find(groups.begin(), groups.end(), row.group) == groups.end()) {
            groups.push_back(row.group);
        }
    }
    std::vector<ScreenRow> screen{{""}};
    screen[0].insert(screen[0].end(), measures.begin(), measures.end());
    for (const std::string& group : groups) {
        ScreenRow line{group.empty() ? "all" : group};
        for (const std::string& measure : measures) {
            const auto at = std::find_if(rows.begin(), rows.end(), [&](const TidyRow& row) {
                return row.group == group && row.measure == measure;
            });
            line.push_back(
                at == rows.end() ? ""
                : !at->estimate
                    ? "none"
                    : bracket(*at->estimate, at->low && at->high
                                                 ? std::optional{Interval{*at->low, *at->high}}
                                                 : std::nullopt));
        }
        screen.push_back(std::move(line));
    }
    return laid_out(screen);
}

std::string trimmed_end(std::string text) {
    while (text.ends_with('\n')) {
        text.pop_back();
    }
    return text;
}

} // namespace

Chapter curves_chapter(const Observations& data, const SurvivalSettings& settings) {
    std::vector<Curve> curves = curves_of(data, settings.interval);
    const double horizon = settings.horizon.value_or(common_horizon(curves));
    for (Curve& curve : curves) {
        curve.mean = restricted_mean(curve.steps, horizon);
    }
    Chapter chapter;
    chapter.told.method = "Share without the event (Kaplan & Meier 1958)";
    chapter.told.interval = fmt::format("95 % interval of each time, {}, Greenwood's error",
                                        interval_words(settings.interval));
    chapter.told.verdict.push_back(trimmed_end(curve_table(curves, settings)) + "\n");
    for (const Curve& curve : curves) {
        add_curve_rows(curve, settings, chapter.details);
    }
    std::vector<TidyRow> means;
    add_means(curves, means);
    if (data.worlds > 1) {
        add_worlds(data, horizon, means);
    }
    chapter.details.insert(chapter.details.end(), means.begin(), means.end());
    std::erase_if(
        means, [](const TidyRow& row) { return row.measure == "restricted_mean_standard_error"; });
    chapter.told.verdict.push_back(fmt::format(
        "Means are restricted to {}{}{}\n{}", settings.time_label(horizon),
        settings.horizon ? "" : ", the greatest time that every group has",
        curves.size() > 1 ? fmt::format("; differences are from {}", curves[0].group) : "",
        trimmed_end(group_table(means))));
    for (const Curve& curve : curves) {
        const bool has_events =
            std::any_of(curve.steps.begin(), curve.steps.end(),
                        [](const SurvivalStep& step) { return step.risk.events[0] > 0.0; });
        if (!has_events) {
            chapter.told.verdict.push_back(
                fmt::format("{}: all {} are censored, so nothing is known but that the event took "
                            "longer.",
                            curve.group.empty() ? "All" : curve.group, curve.individuals));
        }
    }
    return chapter;
}

Chapter incidence_chapter(const Observations& data, const SurvivalSettings& settings) {
    Chapter chapter;
    chapter.told.method =
        "Cumulative incidence of competing events (Aalen & Johansen 1978): those to whom another "
        "event happened stay in the population";
    chapter.told.interval = fmt::format("95 % interval of each time, {}, infinitesimal jackknife",
                                        interval_words(settings.interval));
    std::vector<ScreenRow> screen{{"at the end", "event", "incidence"}};
    for (std::size_t g = 0; g < data.groups.size(); ++g) {
        const std::vector<RiskSet> risks = risk_sets(of_group(data, g), data.causes.size());
        for (std::size_t cause = 0; cause < data.causes.size() && !risks.empty(); ++cause) {
            const std::vector<IncidenceStep> curve =
                cumulative_incidence(risks, cause, settings.interval);
            for (const IncidenceStep& step : curve) {
                TidyRow row = tidy_row("cumulative_incidence", data.groups[g], data.causes[cause],
                                       "", settings.time_label(step.time), step.incidence);
                if (step.interval) {
                    row.low = step.interval->low;
                    row.high = step.interval->high;
                }
                chapter.details.push_back(row);
                row = tidy_row("cumulative_incidence_standard_error", data.groups[g],
                               data.causes[cause], "", settings.time_label(step.time), step.error);
                chapter.details.push_back(std::move(row));
            }
            screen.push_back({data.groups[g].empty() ? "all" : data.groups[g], data.causes[cause],
                              bracket(curve.back().incidence, curve.back().interval)});
        }
    }
    chapter.told.verdict.push_back(trimmed_end(laid_out(screen)));
    return chapter;
}

} // namespace catchup::analysis
