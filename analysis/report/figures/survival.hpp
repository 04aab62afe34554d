// SPDX-License-Identifier: MIT
// Survival curves with the table of firms at risk.
#pragma once

#include <string>
#include <vector>

#include "analysis/report/figure.hpp"

namespace catchup::analysis::report {

/// A group's steps, in the order of time.
struct SurvivalCurve {
    std::string label;
    std::string classes;
    std::vector<double> times;         // places on the axis of time
    std::vector<std::size_t> survival; // rows of the figure, by time
    std::vector<std::size_t> at_risk;  // rows, by time
};

struct SurvivalWords {
    std::string y;
    double first = 0.0; // the axis of time
    double last = 1.0;
    std::vector<std::string> labels; // of the places first, first + 1, ...
};

/// Steps that begin at 1, bands where rows have intervals, and below them how many are at risk at the times
/// that the axis names (Pocock, Clayton & Altman 2002).
void draw_survival(Figure& figure, const std::vector<SurvivalCurve>& curves,
                   const SurvivalWords& words);

} // namespace catchup::analysis::report
