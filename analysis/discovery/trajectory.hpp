// SPDX-License-Identifier: MIT
// The whole path of PRIM, for methods that run it many times.
#pragma once

#include <span>
#include <vector>

#include "analysis/discovery/measures.hpp"
#include "analysis/discovery/rows.hpp"

namespace catchup::analysis {

/// Peels, then pastes on the last peel; number 0 holds everything. The least mass is of the whole,
/// of which these rows may be a part.
[[nodiscard]] std::vector<BoxSum> box_sums(const Inputs& inputs, std::span<const double> outcomes,
                                           const SortedRows& sorted, const PrimSettings& settings,
                                           std::size_t rows_of_whole);

/// The same with measures, as shares of the whole.
[[nodiscard]] Trajectory trajectory_of(const Inputs& inputs, std::span<const double> outcomes,
                                       const PrimSettings& settings, const Whole& whole);

} // namespace catchup::analysis
