// SPDX-License-Identifier: MIT
// Rows of inputs: their order by each input, and parts of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/sample.hpp"

namespace catchup::analysis {

using Row =
    std::uint32_t; // half the memory of size_t: sorted rows are what discovery walks through

/// For each input, all rows by rising value, equal values by rising row. Sorted once, it serves
/// every box and tree on the same inputs. Precondition: below 2^32 rows.
using SortedRows = std::vector<std::vector<Row>>;
[[nodiscard]] SortedRows sorted_rows(const Inputs& inputs);

/// Leaves only the rows that are kept, their order as it was. `is_kept` is 0 or 1, one a row.
void keep(std::vector<Row>& rows, std::span<const unsigned char> is_kept);

/// As many rows as the share of them, rounded up; at least one.
[[nodiscard]] std::size_t share_of(double share, std::size_t rows);

} // namespace catchup::analysis
