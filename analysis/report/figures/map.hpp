// SPDX-License-Identifier: MIT
// Where firms, counties and integrators lie, and how far firms have come.
#pragma once

#include <string>
#include <vector>

#include "analysis/report/figure.hpp"

namespace catchup::analysis::report {

struct MapFirm {
    std::size_t state = 0; // at the end
    std::size_t east = 0;  // rows of the figure, km
    std::size_t north = 0;
};

/// A county's middle, or an integrator's seat.
struct MapPlace {
    std::string label;
    double east = 0.0;
    double north = 0.0;
    bool is_integrator = false;
};

/// The same scale for both directions; names that would lie on each other are left out.
void draw_map(Figure& figure, const std::vector<MapFirm>& firms,
              const std::vector<MapPlace>& places, const std::vector<std::string>& states);

} // namespace catchup::analysis::report
