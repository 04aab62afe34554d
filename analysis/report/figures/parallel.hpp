// SPDX-License-Identifier: MIT
// Points of a sweep as lines across parallel axes (Inselberg 1985).
#pragma once

#include <string>
#include <vector>

#include "analysis/report/figure.hpp"

namespace catchup::analysis::report {

struct ParallelAxis {
    std::string name;
    std::vector<std::size_t> rows;       // of the figure, by line
    std::vector<std::string> words = {}; // of a category: what 0, 1, ... are called
};

/// A line a point, from axis to axis; the last axis is the outcome, whose upper and lower half have a
/// colour each. On narrow paper axes lie across.
void draw_parallel(Figure& figure, const std::vector<ParallelAxis>& axes);

/// Where factors are restricted: a bar from the least to the greatest value of each, and in it the box.
struct BoxLine {
    std::string label;
    double low = 0.0; // of all points
    double high = 1.0;
    std::size_t row = 0; // low and high: the box
    std::vector<std::string> words = {};
};
void draw_box(Figure& figure, const std::vector<BoxLine>& lines);

} // namespace catchup::analysis::report
