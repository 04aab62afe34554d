// SPDX-License-Identifier: MIT
// A figure: what it shows in words, its numbers, and two drawings of them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analysis/report/plot/canvas.hpp"
#include "analysis/tidy.hpp"

namespace catchup::analysis::report {

/// Widths of drawings in pixels: for a desk and for paper; for a telephone.
inline constexpr double wide_width = 720.0;
inline constexpr double narrow_width = 330.0;

struct Figure {
    std::string id;               // unlike any other's on the page: letters, digits, hyphens
    std::string kind;             // "curves", "paths", ...: what a script may do with it
    std::string title = {};       // says what it shows
    std::string note = {};        // N, replications, what the interval is
    std::string alternative = {}; // what who cannot see it needs to know
    std::vector<TidyRow> rows = {};
    Canvas wide{wide_width};
    Canvas narrow{narrow_width};
};

/// Draws the figure at both widths.
void draw_both(Figure& figure, const std::function<void(Canvas&)>& draw);

/// A document of its own: light colours, millimetres for a printed column, title and alternative inside.
[[nodiscard]] std::string svg_document(const Figure& figure);

/// The drawing in a page that has the style sheet.
[[nodiscard]] std::string svg_element(const Canvas& canvas, const std::string& label,
                                      const std::string& classes);

} // namespace catchup::analysis::report
