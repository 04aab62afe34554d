// SPDX-License-Identifier: MIT
#include "analysis/report/figures/curves.hpp"

#include <algorithm>

#include "analysis/report/plot/axes.hpp"
#include "analysis/report/plot/legend.hpp"

namespace catchup::analysis::report {
namespace {

constexpr double panel_height = 250.0;
constexpr double least_panel = 300.0;
constexpr double between = 20.0;

Axis value_axis(const Figure& figure, const std::vector<CurvePanel>& panels,
                const CurveWords& words) {
    Range range;
    Range estimates;
    range.add(0.0);
    for (const CurvePanel& panel : panels) {
        for (const Curve& curve : panel.curves) {
            for (const std::size_t row : curve.rows) {
                const TidyRow& one = figure.rows[row];
                for (const auto& value : {one.estimate, one.low, one.high}) {
                    range.add(value.value_or(0.0));
                }
                estimates.add(one.estimate.value_or(0.0));
            }
        }
    }
    // what cannot be below 0 is drawn from 0 on, whatever its interval
    const double low = estimates.low() >= 0.0 ? 0.0 : range.low();
    return {covering_ticks(low, range.high(), 7), words.y};
}

/// The stretches of the curve in which `has` holds of its rows.
template <typename Has>
std::vector<std::pair<std::size_t, std::size_t>> stretches(const Curve& curve, Has has) {
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (std::size_t t = 0; t < curve.rows.size(); ++t) {
        if (!has(curve.rows[t])) {
            continue;
        }
        if (found.empty() || found.back().second != t) {
            found.emplace_back(t, t);
        }
        found.back().second = t + 1;
    }
    return found;
}

void draw_curve(Canvas& canvas, const Figure& figure, const Panel& panel, const Curve& curve) {
    const auto banded = [&](std::size_t row) {
        return figure.rows[row].low && figure.rows[row].high;
    };
    for (const auto& [first, end] : stretches(curve, banded)) {
        std::vector<Point> around;
        for (std::size_t t = first; t < end; ++t) {
            around.push_back(
                {panel.x(static_cast<double>(t)), panel.y(*figure.rows[curve.rows[t]].high)});
        }
        for (std::size_t t = end; t > first; --t) {
            around.push_back({panel.x(static_cast<double>(t - 1)),
                              panel.y(std::max(*figure.rows[curve.rows[t - 1]].low, panel.y.low))});
        }
        canvas.polygon(around, {curve.classes + " area band", {}, curve.group});
    }
    const auto known = [&](std::size_t row) { return figure.rows[row].estimate.has_value(); };
    for (const auto& [first, end] : stretches(curve, known)) {
        std::vector<Point> along;
        for (std::size_t t = first; t < end; ++t) {
            along.push_back(
                {panel.x(static_cast<double>(t)), panel.y(*figure.rows[curve.rows[t]].estimate)});
        }
        canvas.polyline(along, {curve.classes + " line dashed", curve.rows[first], curve.group});
    }
}

} // namespace

void draw_curves(Figure& figure, const std::vector<CurvePanel>& panels, const CurveWords& words) {
    const Axis y = value_axis(figure, panels, words);
    const Axis x{year_ticks(words.quarters), ""};
    draw_both(figure, [&](Canvas& canvas) {
        std::vector<LegendEntry> entries;
        for (const CurvePanel& panel : panels) {
            for (const Curve& curve : panel.curves) {
                if (std::none_of(entries.begin(), entries.end(),
                                 [&](const auto& e) { return e.label == curve.label; })) {
                    entries.push_back(
                        {curve.label, curve.classes + " dashed", Swatch::line, 0, curve.group});
                }
            }
        }
        double top = draw_legend(canvas, entries, 0.0, canvas.width(), 0.0);
        const auto across = std::clamp<std::size_t>(
            static_cast<std::size_t>(canvas.width() / least_panel), 1, panels.size());
        const double width = (canvas.width() - between * static_cast<double>(across - 1)) /
                             static_cast<double>(across);
        for (std::size_t i = 0; i < panels.size(); ++i) {
            const double left = static_cast<double>(i % across) * (width + between);
            double from = top;
            if (!panels[i].title.empty()) {
                canvas.text({left, from + 14.0}, fitted(panels[i].title, width, "strong"),
                            Anchor::start, {"strong", {}});
                from += 20.0;
            }
            const Panel panel =
                draw_axes(canvas, {left, from, left + width, from + panel_height}, x, y);
            canvas.line({panel.inside.left, panel.y(0.0)}, {panel.inside.right, panel.y(0.0)},
                        {"axis", {}});
            for (const Curve& curve : panels[i].curves) {
                draw_curve(canvas, figure, panel, curve);
            }
            if (i % across + 1 == across || i + 1 == panels.size()) {
                top = from + panel_height + 8.0;
            }
        }
        canvas.end_at(top);
    });
}

} // namespace catchup::analysis::report
