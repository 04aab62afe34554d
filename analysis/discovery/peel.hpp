// SPDX-License-Identifier: MIT
// The two moves of PRIM: peels make a box smaller, pastes make it larger again.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/discovery/measures.hpp"
#include "analysis/discovery/rows.hpp"

namespace catchup::analysis {

/// Rows in a box and the sum of their outcomes.
struct Mass {
    std::size_t rows = 0;
    double sum = 0.0;
    [[nodiscard]] double mean() const noexcept { return sum / static_cast<double>(rows); }
};

/// How good it is to go from one box to another. Precondition: they differ in rows, none is empty.
[[nodiscard]] double score(PrimObjective objective, const Mass& before, const Mass& after) noexcept;

/// What both moves read: inputs, outcomes by row, and all rows sorted by each input.
struct Ground {
    const Inputs* inputs;
    std::span<const double> outcomes;
    const SortedRows* sorted;
};

/// From everything to the last box by peels. `least_rows`: that a box must hold, at least one.
[[nodiscard]] std::vector<BoxSum> peeled(const Ground& ground, const PrimSettings& settings,
                                         std::size_t least_rows);

/// The boxes that pastes make of this one, without itself; maybe none.
[[nodiscard]] std::vector<BoxSum> pasted(const Ground& ground, const PrimSettings& settings,
                                         const BoxSum& from);

} // namespace catchup::analysis
