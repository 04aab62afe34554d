// SPDX-License-Identifier: MIT
// How good a box is: its share of rows and cases, and what each of its restrictions adds.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/discovery/prim.hpp"

namespace catchup::analysis {

/// All the data that shares are shares of.
struct Whole {
    std::size_t rows = 0;
    bool is_yes_no = false; // every outcome is 0 or 1
    double least = 0.0;     // outcome; 0 for yes/no
    double greatest = 0.0;  // outcome; 1 for yes/no
    double above = 0.0;     // sum of (outcome - least)
};

/// Precondition: at least one outcome.
[[nodiscard]] Whole whole(std::span<const double> outcomes);

/// A box with the rows in it and the sum of their outcomes.
struct BoxSum {
    Box box;
    std::size_t rows = 0;
    double sum = 0.0;
};

/// The measures of a box found on these inputs, as shares of the whole.
[[nodiscard]] TrajectoryBox measured(const BoxSum& found, const Inputs& inputs,
                                     std::span<const double> outcomes, const Whole& whole);

/// P(Binomial(rows, density) >= cases). Preconditions: cases <= rows, density in [0, 1].
[[nodiscard]] double binomial_tail(std::size_t rows, double density, std::size_t cases);

} // namespace catchup::analysis
