// SPDX-License-Identifier: MIT
// How far sequences are from each other.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/pathways/costs.hpp"

namespace catchup::analysis {

enum class Measure {
    optimal_matching,   // least cost of turning one into the other (Needleman & Wunsch 1970)
    common_subsequence, // both lengths less twice the longest common subsequence (Elzinga 2008)
    hamming,            // costs of periods in which they differ; 1 each without costs
    dynamic_hamming,    // the same with costs that depend on the period (Lesnard 2010)
};

/// A measure with what it needs. The Hamming ones need sequences of the same periods.
struct Metric {
    Measure measure = Measure::optimal_matching;
    Costs costs;                       // optimal matching and Hamming
    std::vector<Costs> by_period = {}; // dynamic Hamming
};

/// A table of distances: `rows` x `columns`.
struct Distances {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<double> values;
    [[nodiscard]] double at(std::size_t row, std::size_t column) const {
        return values[row * columns + column];
    }
    [[nodiscard]] std::span<const double> row(std::size_t row) const {
        return {values.data() + row * columns, columns};
    }
};

/// Each of the first against each of the second. Parallel; the same bits for any number of threads.
[[nodiscard]] Distances distances(std::span<const Sequence> rows, std::span<const Sequence> columns,
                                  const Metric& metric);
/// All against all: square, symmetric, 0 on the diagonal.
[[nodiscard]] Distances distances(std::span<const Sequence> all, const Metric& metric);

/// Whether all sequences cover the same periods, as the Hamming measures need.
[[nodiscard]] bool are_aligned(std::span<const Sequence> all);

} // namespace catchup::analysis
