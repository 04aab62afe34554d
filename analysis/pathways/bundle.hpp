// SPDX-License-Identifier: MIT
// Optimal matching of one sequence with several at a time.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "analysis/pathways/costs.hpp"

namespace catchup::analysis {

/// Up to 16 sequences side by side, one a lane: a row of the table of Needleman and Wunsch is computed
/// for all of them with vector instructions. Every set of instructions gives the same bits.
class Bundle {
  public:
    static constexpr std::size_t lanes = 16;

    Bundle(std::span<const Sequence> columns, const Costs& costs);

    /// The least cost of turning that sequence into each of the columns; as many values as columns,
    /// valid until the next call.
    [[nodiscard]] std::span<const double> distances_from(const Sequence& row);

  private:
    std::vector<std::size_t> lengths_;
    std::size_t longest_ = 0;
    double indel_;
    std::vector<double>
        costs_; // of each state against the states of the columns: state x place x lane
    std::vector<double> table_; // the last row: place x lane
    std::array<double, lanes> found_{};
};

} // namespace catchup::analysis
