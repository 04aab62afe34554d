// SPDX-License-Identifier: MIT
// Answers as text on a terminal: numbers that people can read, rows in columns.
#pragma once

#include <string>
#include <vector>

namespace catchup::analysis {

/// About four digits that matter, never an exponent.
[[nodiscard]] std::string readable(double value);

/// A label and cells. A row of one cell is a line of its own and sets no width.
using ScreenRow = std::vector<std::string>;

/// Columns as wide as their widest cell, no blanks at the end of a line. Rows of several cells have
/// as many as the first such row.
[[nodiscard]] std::string laid_out(const std::vector<ScreenRow>& rows);

} // namespace catchup::analysis
