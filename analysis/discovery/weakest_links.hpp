// SPDX-License-Identifier: MIT
// Cost-complexity pruning: the nested trees between a full tree and its root.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/discovery/tree.hpp"

namespace catchup::analysis {

/// For each node the price of a leaf, in squared error a row, from which on it is a leaf itself: 0
/// for leaves. The weakest link goes first: the node whose split lowers the error least for each
/// leaf it adds (Breiman, Friedman, Olshen and Stone 1984, chapter 3).
[[nodiscard]] std::vector<double> prices_to_cut(const Tree& tree);

/// The best tree at a price.
[[nodiscard]] Tree cut_at(const Tree& tree, std::span<const double> prices, double price);

/// The mean that the best tree at a price tells of a row.
[[nodiscard]] double mean_at(const Tree& tree, std::span<const double> prices, double price,
                             const Inputs& inputs, std::size_t row);

} // namespace catchup::analysis
