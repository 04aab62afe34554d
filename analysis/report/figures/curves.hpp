// SPDX-License-Identifier: MIT
// Curves over time with bands: adoption, differences from no policy.
#pragma once

#include <string>
#include <vector>

#include "analysis/report/figure.hpp"

namespace catchup::analysis::report {

/// Numbers of one curve, as rows of the figure.
struct Curve {
    std::string label;
    std::string classes;           // of its colour
    std::vector<std::size_t> rows; // by quarter; an estimate without value leaves a gap
    std::string group = {};        // policy or file
};

struct CurvePanel {
    std::string title; // none with a single panel
    std::vector<Curve> curves;
};

struct CurveWords {
    std::string y; // the axis' name, with unit
    std::vector<std::string> quarters;
    bool is_share = false; // 0 to 1
};

/// Draws every panel with the same axes, side by side where there is room. Bands where rows have intervals.
void draw_curves(Figure& figure, const std::vector<CurvePanel>& panels, const CurveWords& words);

} // namespace catchup::analysis::report
