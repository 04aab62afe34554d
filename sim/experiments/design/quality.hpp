// SPDX-License-Identifier: MIT
// How well points fill the unit cube.
#pragma once

#include "sim/experiments/design/cube.hpp"

namespace catchup::experiments {

/// Figures of a set of points; NaN where there are too few points or axes for them.
struct Quality {
    double discrepancy = 0.0;    // centred L2 (Hickernell 1998), squared, as SciPy gives it
    double least_distance = 0.0; // between two points, Euclidean
    double correlation = 0.0;    // the largest between two axes, without its sign
};

/// Takes time in proportion to the square of the number of points.
[[nodiscard]] Quality quality_of(const Cube& cube);

} // namespace catchup::experiments
