// SPDX-License-Identifier: MIT
// The best split of a node of a tree.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "analysis/discovery/tree.hpp"

namespace catchup::analysis {

/// What a node looks for a split in.
struct NodeToSplit {
    const Inputs* inputs;
    std::span<const double> outcomes; // of all rows
    const RowsOfNode* rows;
    const Box* box;
    std::size_t least_rows; // on each side, at least one
    double least_gain;      // that must be surpassed, >= 0
};

/// A split with the limits of the input on either side.
struct BestSplit {
    std::size_t input = 0;
    double gain = 0.0; // by how much the sum of squares falls
    Limits left;
    Limits right;
};

/// None if no split surpasses the least gain.
[[nodiscard]] std::optional<BestSplit> best_split(const NodeToSplit& node);

} // namespace catchup::analysis
