// SPDX-License-Identifier: MIT
// Estimates with their intervals, one below the other: policies, sizes, indices.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/report/figure.hpp"

namespace catchup::analysis::report {

struct ForestLine {
    std::string label;
    std::size_t row = 0; // of the figure
    std::string classes; // of its colour
    std::size_t shape = 0;
    std::string group = {};
};

/// Lines that share a scale.
struct ForestBlock {
    std::string title; // the measure, with its unit
    std::vector<ForestLine> lines;
    std::optional<double> mark = 0.0; // a dashed line there: no difference, the dummy's index
    std::string axis_name = {};       // of the scale, or what the dashed line is
};

enum class ForestLook { points, bars };

/// Draws each block with its own axis; numbers stand at the right. Bars begin at 0. Lines whose estimate has
/// no value say "undefined".
void draw_forest(Figure& figure, const std::vector<ForestBlock>& blocks, ForestLook look);

} // namespace catchup::analysis::report
