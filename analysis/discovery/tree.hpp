// SPDX-License-Identifier: MIT
// A regression tree: boxes that together hold everything, each with its mean outcome.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/discovery/box.hpp"
#include "analysis/discovery/rows.hpp"

namespace catchup::analysis {

/// How far a tree grows. Both defaults: assumption, they keep rules short enough to read.
struct TreeSettings {
    double least_share =
        0.05; // of all rows that a leaf holds, at least; in (0, 1); at least one row
    std::size_t greatest_depth = 4; // splits between the root and a leaf
};

/// A split: by an input into lower and higher values, or into words of lower and higher mean.
struct TreeSplit {
    std::size_t input = 0;
    std::size_t left = 0; // node of the lower
    std::size_t right = 0;
};

/// A node, with the rule that leads to it.
struct TreeNode {
    Box box;
    std::size_t rows = 0;
    std::size_t depth = 0; // splits from the root
    double mean = 0.0;     // of outcomes
    double squares = 0.0;  // sum of squared differences from the mean
    std::optional<TreeSplit> split;
};

/// Nodes, the root first, each before those below it, left before right. The boxes of the leaves
/// fill the space of inputs and do not overlap.
struct Tree {
    std::vector<TreeNode> nodes;
    [[nodiscard]] std::vector<std::size_t> leaves() const;
    /// The leaf that a row of these or other inputs falls into.
    [[nodiscard]] std::size_t leaf_of(const Inputs& inputs, std::size_t row) const;
};

/// The tree of Breiman, Friedman, Olshen and Stone 1984 (CART): each split is the one that lowers
/// the sum of squares most (for 0 and 1 the same as Gini's index). Numbers split halfway between
/// neighbouring values; words are put in order of their mean outcome and split there, which is the
/// best of all splits unless it would leave too few rows; words that no row of the node has go with
/// the side of more rows. Ties go to the first input, then the lower split. No draws. Leaves out:
/// surrogate splits, missing values.
/// Preconditions: outcomes finite, at least one, as many as each input has rows.
[[nodiscard]] Tree grow_tree(const Inputs& inputs, std::span<const double> outcomes,
                             const TreeSettings& settings = {});

/// The same on a part of the rows, given in the order of each input. Precondition: rows not empty.
struct RowsOfNode {
    std::vector<Row> rows;
    SortedRows sorted;
};
[[nodiscard]] Tree grow_tree(const Inputs& inputs, std::span<const double> outcomes,
                             const RowsOfNode& rows, const TreeSettings& settings);

} // namespace catchup::analysis
