// SPDX-License-Identifier: MIT
// How large a tree the data support.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/discovery/tree.hpp"

namespace catchup::analysis {

/// One of the nested trees that pruning goes through.
struct PruningStep {
    double complexity =
        0.0; // least price of a leaf at which this tree is the best; Breiman's alpha,
             // in squared error a row
    std::size_t leaves = 1;
    double error = 0.0;          // squared error a row by cross-validation
    double standard_error = 0.0; // of that
};

/// A tree cut back, with the way there.
struct PrunedTree {
    Tree tree; // of the chosen step
    Tree full;
    std::vector<PruningStep> steps; // from the full tree to the root
    std::size_t chosen = 0;
};

/// Cost-complexity pruning with cross-validation and the one-standard-error rule (Breiman,
/// Friedman, Olshen and Stone 1984, chapter 3): the smallest tree whose error is within one
/// standard error of the least. Rows are dealt to folds by shuffling: the answer depends on the
/// seed a little. With a single row errors are 0. Preconditions as for `grow_tree`; two folds or
/// more.
[[nodiscard]] PrunedTree prune_tree(const Inputs& inputs, std::span<const double> outcomes,
                                    std::uint64_t seed, const TreeSettings& settings = {},
                                    std::size_t folds = 10);

} // namespace catchup::analysis
