// SPDX-License-Identifier: MIT
// What colours and marks mean.
#pragma once

#include <string>
#include <vector>

#include "analysis/report/plot/canvas.hpp"

namespace catchup::analysis::report {

enum class Swatch { line, area, marker };

struct LegendEntry {
    std::string label;
    std::string classes; // of its colour
    Swatch swatch = Swatch::line;
    std::size_t shape = 0; // of a marker
    std::string group = {};
};

/// In as many lines as it takes between `left` and `right`; a label that is too long for a line ends in
/// "...". Gives the height taken.
double draw_legend(Canvas& canvas, const std::vector<LegendEntry>& entries, double left,
                   double right, double top);

/// A mark of one of four shapes, so that colour is not all that tells groups apart.
void draw_marker(Canvas& canvas, Point at, std::size_t shape, const Mark& mark,
                 double radius = 4.0);

/// The text, cut so that it is no wider.
[[nodiscard]] std::string fitted(std::string text, double width, std::string_view classes = "");

} // namespace catchup::analysis::report
