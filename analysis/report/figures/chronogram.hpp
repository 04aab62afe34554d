// SPDX-License-Identifier: MIT
// The chronogram: how many firms are in each state, over time.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "analysis/histories.hpp"
#include "analysis/report/figure.hpp"

namespace catchup::analysis::report {

struct ChronogramPanel {
    std::string title;
    std::array<std::vector<std::size_t>, state_count>
        rows; // by state and quarter; none if nobody is ever there
};

/// States stacked from none (below) to all levels (above), which add up to 1; colours by rule. `states`:
/// their labels.
void draw_chronogram(Figure& figure, const std::vector<ChronogramPanel>& panels,
                     const std::vector<std::string>& quarters,
                     const std::vector<std::string>& states);

/// States by the sum of their levels, then by index.
[[nodiscard]] std::array<std::size_t, state_count> states_by_sum();

} // namespace catchup::analysis::report
