// SPDX-License-Identifier: MIT
#include "analysis/report/figures/forest.hpp"

#include <algorithm>
#include <array>

#include "analysis/report/numbers.hpp"
#include "analysis/report/plot/axes.hpp"
#include "analysis/report/plot/legend.hpp"

namespace catchup::analysis::report {
namespace {

constexpr double line_height = 24.0;
constexpr double stacked_height = 40.0; // where the label stands above its line
constexpr double stacked_below = 480.0; // width of the canvas
constexpr double title_height = 24.0;
constexpr double half_whisker = 5.0;

/// Where things stand in a line.
struct Columns {
    double label_width = 0.0;
    double left = 0.0;
    double right = 0.0;
    double height = 0.0;
    bool is_stacked = false;
};

Columns columns_of(const Canvas& canvas, const Figure& figure,
                   const std::vector<ForestBlock>& blocks) {
    double label = 0.0;
    double number = 0.0;
    for (const ForestBlock& block : blocks) {
        for (const ForestLine& line : block.lines) {
            label = std::max(label, width_of(line.label));
            number = std::max(number, width_of(told(figure.rows[line.row])));
        }
    }
    if (canvas.width() < stacked_below) {
        return {canvas.width() - number - 8.0, 8.0, canvas.width() - 8.0, stacked_height, true};
    }
    const double wide = std::min(label, 250.0);
    return {wide, wide + 16.0, canvas.width() - number - 12.0, line_height, false};
}

Axis axis_of(const Figure& figure, const ForestBlock& block, ForestLook look) {
    Range range;
    if (block.mark) {
        range.add(*block.mark);
    }
    if (look == ForestLook::bars) {
        range.add(0.0);
    }
    for (const ForestLine& line : block.lines) {
        const TidyRow& row = figure.rows[line.row];
        for (const auto& value : {row.estimate, row.low, row.high}) {
            if (value) {
                range.add(*value);
            }
        }
    }
    return {covering_ticks(range.low(), range.high(), 7), ""};
}

void draw_line(Canvas& canvas, const Figure& figure, const ForestLine& line, const Scale& x,
               const Columns& columns, double top, ForestLook look) {
    const TidyRow& row = figure.rows[line.row];
    const double words_at = top + (columns.is_stacked ? 14.0 : 16.0);
    const double middle = top + (columns.is_stacked ? 28.0 : 12.0);
    canvas.text({0.0, words_at}, fitted(line.label, columns.label_width), Anchor::start,
                {"", {}, line.group});
    canvas.text({canvas.width(), words_at}, told(row), Anchor::end, {"", line.row, line.group});
    if (!row.estimate) {
        return;
    }
    const double at = x(*row.estimate);
    if (look == ForestLook::bars) {
        const double zero = x(0.0);
        canvas.rectangle({std::min(zero, at), middle - 6.0, std::max(zero, at), middle + 6.0},
                         {line.classes + " area", line.row, line.group});
    }
    if (row.low && row.high) {
        const Mark whisker{look == ForestLook::bars ? "axis" : line.classes + " line", line.row,
                           line.group};
        canvas.line({x(*row.low), middle}, {x(*row.high), middle}, whisker);
        for (const double end : {*row.low, *row.high}) {
            canvas.line({x(end), middle - half_whisker}, {x(end), middle + half_whisker}, whisker);
        }
    }
    if (look == ForestLook::points) {
        draw_marker(canvas, {at, middle}, line.shape,
                    {line.classes + " area", line.row, line.group}, 5.0);
    }
}

} // namespace

void draw_forest(Figure& figure, const std::vector<ForestBlock>& blocks, ForestLook look) {
    draw_both(figure, [&](Canvas& canvas) {
        const Columns columns = columns_of(canvas, figure, blocks);
        double top = 0.0;
        for (const ForestBlock& block : blocks) {
            canvas.text({0.0, top + 14.0}, fitted(block.title, canvas.width(), "strong"),
                        Anchor::start, {"strong", {}});
            const double from = top + title_height;
            const double until = from + static_cast<double>(block.lines.size()) * columns.height;
            Axis axis = axis_of(figure, block, look);
            axis.name = block.axis_name;
            const Scale x = draw_x_axis(canvas, {columns.left, from, columns.right, until}, axis);
            if (block.mark) {
                canvas.line({x(*block.mark), from}, {x(*block.mark), until}, {"zero", {}});
            }
            for (std::size_t i = 0; i < block.lines.size(); ++i) {
                draw_line(canvas, figure, block.lines[i], x, columns,
                          from + static_cast<double>(i) * columns.height, look);
            }
            top = until + height_below(axis) + 6.0;
        }
        canvas.end_at(top);
    });
}

} // namespace catchup::analysis::report
