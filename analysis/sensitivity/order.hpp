// SPDX-License-Identifier: MIT
// Rows in the order of a column, equal values together, for samples in which rows count often or not
// at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace catchup::analysis {

/// Sorted once, used for every draw of a bootstrap.
class Order {
  public:
    explicit Order(std::span<const double> values);

    [[nodiscard]] const std::vector<std::uint32_t>& rows() const noexcept { return rows_; }
    /// Where each run of equal values begins in `rows`, and the end.
    [[nodiscard]] const std::vector<std::size_t>& starts() const noexcept { return starts_; }

    /// Ranks from 1, equal values at their middle, in the sample in which row i stands weights[i]
    /// times. By row.
    [[nodiscard]] std::vector<double> ranks(std::span<const double> weights) const;
    /// Each row's class among so many of equally many rows, by row; equal values are in one class,
    /// so that classes may be empty.
    [[nodiscard]] std::vector<std::uint32_t> classes(std::span<const double> weights,
                                                     std::size_t count) const;

    /// The class of each row where each value is a class of its own: of a category.
    [[nodiscard]] std::vector<std::uint32_t> classes_by_value() const;

  private:
    std::vector<std::uint32_t> rows_;
    std::vector<std::size_t> starts_;
};

} // namespace catchup::analysis
