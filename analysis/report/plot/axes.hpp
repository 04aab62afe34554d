// SPDX-License-Identifier: MIT
// Axes of a panel: lines, numbers, names. Numbers that would run into each other are left out.
#pragma once

#include <string>
#include <vector>

#include "analysis/report/plot/canvas.hpp"
#include "analysis/report/plot/scale.hpp"

namespace catchup::analysis::report {

struct Axis {
    std::vector<Tick> ticks; // ascending; the first and the last are the ends
    std::string name;        // with its unit
};

/// What a panel is drawn with once its axes stand.
struct Panel {
    Box inside;
    Scale x;
    Scale y;
};

/// Draws both axes into `outside`: the name of y above it, numbers at its left, lines across; numbers and
/// name of x below. Precondition: each axis has two ticks.
[[nodiscard]] Panel draw_axes(Canvas& canvas, const Box& outside, const Axis& x, const Axis& y);

/// A horizontal axis at the box's bottom: lines across, numbers, name below. Takes `height_below`.
[[nodiscard]] Scale draw_x_axis(Canvas& canvas, const Box& inside, const Axis& x);
[[nodiscard]] double height_below(const Axis& x) noexcept;

/// Ticks of time by the labels of quarters: years where they begin.
[[nodiscard]] std::vector<Tick> year_ticks(const std::vector<std::string>& quarters);

} // namespace catchup::analysis::report
