// SPDX-License-Identifier: MIT
#include "analysis/report/figures/parallel.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/report/plot/axes.hpp"
#include "analysis/report/plot/legend.hpp"

namespace catchup::analysis::report {
namespace {

constexpr double axis_gap = 52.0;
constexpr double bar_gap = 44.0;

std::string label_of(double value, const std::vector<std::string>& words) {
    const auto place = static_cast<std::size_t>(value);
    return value >= 0.0 && place < words.size() ? words[place] : fmt::format("{:.4g}", value);
}

/// Names of both ends below a horizontal axis, on its line's level the name itself.
void draw_ends(Canvas& canvas, const std::string& name, double y, double low, double high,
               const std::vector<std::string>& words) {
    canvas.text({0.0, y - 8.0}, fitted(name, canvas.width(), "strong"), Anchor::start,
                {"strong", {}});
    const double half = canvas.width() / 2.0 - 8.0;
    canvas.text({0.0, y + 19.0}, fitted(label_of(low, words), half, "small"), Anchor::start,
                {"small muted", {}});
    canvas.text({canvas.width(), y + 19.0}, fitted(label_of(high, words), half, "small"),
                Anchor::end, {"small muted", {}});
}

} // namespace

void draw_parallel(Figure& figure, const std::vector<ParallelAxis>& axes) {
    std::vector<Range> ranges(axes.size());
    for (std::size_t axis = 0; axis < axes.size(); ++axis) {
        for (const std::size_t row : axes[axis].rows) {
            if (figure.rows[row].estimate) {
                ranges[axis].add(*figure.rows[row].estimate);
            }
        }
    }
    draw_both(figure, [&](Canvas& canvas) {
        const auto y_of = [&](std::size_t axis) {
            return 24.0 + static_cast<double>(axis) * axis_gap;
        };
        for (std::size_t line = 0; line < axes.back().rows.size(); ++line) {
            std::vector<Point> along;
            for (std::size_t axis = 0; axis < axes.size(); ++axis) {
                const auto& value = figure.rows[axes[axis].rows[line]].estimate;
                if (value) {
                    const Scale x{ranges[axis].low(), ranges[axis].high(), 4.0,
                                  canvas.width() - 4.0};
                    along.push_back({x(*value), y_of(axis)});
                }
            }
            const auto& outcome = figure.rows[axes.back().rows[line]].estimate;
            const bool is_high =
                outcome && *outcome > (ranges.back().low() + ranges.back().high()) / 2.0;
            canvas.polyline(
                along, {is_high ? "g0 line thin" : "g1 line thin dashed", axes.back().rows[line]});
        }
        for (std::size_t axis = 0; axis < axes.size(); ++axis) {
            const double y = y_of(axis);
            canvas.line({4.0, y}, {canvas.width() - 4.0, y}, {"axis", {}});
            draw_ends(canvas, axes[axis].name, y, ranges[axis].low(), ranges[axis].high(),
                      axes[axis].words);
        }
        canvas.end_at(y_of(axes.size() - 1) + 28.0);
    });
}

void draw_box(Figure& figure, const std::vector<BoxLine>& lines) {
    draw_both(figure, [&](Canvas& canvas) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const BoxLine& line = lines[i];
            const TidyRow& row = figure.rows[line.row];
            const double y = 24.0 + static_cast<double>(i) * bar_gap;
            const Scale x{line.low, line.high, 4.0, canvas.width() - 4.0};
            canvas.rectangle({4.0, y - 4.0, canvas.width() - 4.0, y + 4.0}, {"frame", {}});
            const double from = std::max(4.0, x(row.low.value_or(line.low)));
            const double to = std::min(canvas.width() - 4.0, x(row.high.value_or(line.high)));
            canvas.rectangle({from, y - 4.0, std::max(to, from + 2.0), y + 4.0},
                             {"g0 area", line.row});
            draw_ends(canvas, line.label, y, line.low, line.high, line.words);
        }
        canvas.end_at(24.0 + static_cast<double>(lines.size()) * bar_gap);
    });
}

} // namespace catchup::analysis::report
