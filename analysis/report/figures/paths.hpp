// SPDX-License-Identifier: MIT
// Ways up the ladder on the plane of D and N, a panel for each level of I.
#pragma once

#include <string>
#include <vector>

#include "analysis/report/figure.hpp"

namespace catchup::analysis::report {

/// Moves from one state to another.
struct Flow {
    std::size_t from = 0; // state
    std::size_t to = 0;
    std::size_t row = 0; // of the figure: moves a firm
};

/// A way that somebody has written down.
struct TracedPath {
    std::string label;
    std::vector<std::size_t> states; // in their order, the start first
};

struct PathsShown {
    std::string title;
    std::vector<std::size_t> stands; // rows by state: share of firms at the end
    std::vector<Flow> flows;
    std::vector<TracedPath> traced;
};

/// D to the right, N upwards. Circles: area by the share of firms that stand there at the end. Arrows: as
/// wide as their flow; a step up in I leaves its circle to the upper left and arrives in the next panel
/// from the lower right, as wide too. Traced paths are drawn over them.
void draw_paths(Figure& figure, const std::vector<PathsShown>& shown);

} // namespace catchup::analysis::report
