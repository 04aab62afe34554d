// SPDX-License-Identifier: MIT
#include "analysis/report/figures/survival.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/report/plot/axes.hpp"
#include "analysis/report/plot/legend.hpp"

namespace catchup::analysis::report {
namespace {

constexpr double panel_height = 280.0;
constexpr double risk_row = 30.0; // the label above its numbers

/// Corners of a step function, from 1 at the axis' beginning to its end.
template <typename Value>
std::vector<Point> steps(const SurvivalCurve& curve, const SurvivalWords& words, const Panel& panel,
                         Value value) {
    std::vector<Point> corners{{panel.x(words.first), panel.y(1.0)}};
    for (std::size_t i = 0; i < curve.times.size(); ++i) {
        const double at = panel.x(curve.times[i]);
        const double y = panel.y(value(curve.survival[i]));
        corners.push_back({at, corners.back().y});
        corners.push_back({at, y});
    }
    corners.push_back({panel.x(words.last), corners.back().y});
    return corners;
}

void draw_steps(Canvas& canvas, const Figure& figure, const SurvivalCurve& curve,
                const SurvivalWords& words, const Panel& panel) {
    const auto value = [&](std::size_t row) { return figure.rows[row].estimate.value_or(1.0); };
    const auto low = [&](std::size_t row) { return figure.rows[row].low.value_or(value(row)); };
    const auto high = [&](std::size_t row) { return figure.rows[row].high.value_or(value(row)); };
    std::vector<Point> around = steps(curve, words, panel, high);
    std::vector<Point> back = steps(curve, words, panel, low);
    around.insert(around.end(), back.rbegin(), back.rend());
    canvas.polygon(around, {curve.classes + " area band", {}, curve.label});
    const std::optional<std::size_t> first =
        curve.survival.empty() ? std::nullopt : std::optional{curve.survival.front()};
    canvas.polyline(steps(curve, words, panel, value),
                    {curve.classes + " line dashed", first, curve.label});
}

/// How many are at risk just before the time: the row of the first step from then on.
std::optional<std::size_t> risk_at(const SurvivalCurve& curve, double time) {
    const auto at = std::lower_bound(curve.times.begin(), curve.times.end(), time);
    if (at == curve.times.end()) {
        return std::nullopt;
    }
    return curve.at_risk[static_cast<std::size_t>(at - curve.times.begin())];
}

double draw_risk_table(Canvas& canvas, const Figure& figure,
                       const std::vector<SurvivalCurve>& curves, const std::vector<Tick>& ticks,
                       const Panel& panel, double top) {
    canvas.text({0.0, top + 12.0}, "firms at risk", Anchor::start, {"small muted", {}});
    top += 16.0;
    for (const SurvivalCurve& curve : curves) {
        canvas.text({0.0, top + 12.0}, fitted(curve.label, canvas.width(), "small"), Anchor::start,
                    {"small strong " + curve.classes, {}, curve.label});
        double taken = 0.0;
        for (const Tick& tick : ticks) {
            const auto row = risk_at(curve, tick.value);
            if (!row) {
                continue;
            }
            const std::string number =
                fmt::format("{:.0f}", figure.rows[*row].estimate.value_or(0.0));
            const double half = width_of(number, "small") / 2.0;
            const double at = std::clamp(panel.x(tick.value), half, canvas.width() - half);
            if (!tick.label.empty() && at - half >= taken) {
                canvas.text({at, top + 25.0}, number, Anchor::middle, {"small", row, curve.label});
                taken = at + half + 6.0;
            }
        }
        top += risk_row;
    }
    return top;
}

} // namespace

void draw_survival(Figure& figure, const std::vector<SurvivalCurve>& curves,
                   const SurvivalWords& words) {
    std::vector<Tick> ticks;
    for (const Tick& tick : year_ticks(words.labels)) {
        ticks.push_back({words.first + tick.value, tick.label});
    }
    draw_both(figure, [&](Canvas& canvas) {
        std::vector<LegendEntry> entries;
        for (const SurvivalCurve& curve : curves) {
            entries.push_back(
                {curve.label, curve.classes + " dashed", Swatch::line, 0, curve.label});
        }
        const double top = draw_legend(canvas, entries, 0.0, canvas.width(), 0.0);
        const Panel panel = draw_axes(canvas, {0.0, top, canvas.width(), top + panel_height},
                                      {ticks, ""}, {covering_ticks(0.0, 1.0, 6), words.y});
        for (const SurvivalCurve& curve : curves) {
            draw_steps(canvas, figure, curve, words, panel);
        }
        canvas.end_at(draw_risk_table(canvas, figure, curves, ticks, panel, top + panel_height) +
                      4.0);
    });
}

} // namespace catchup::analysis::report
