// SPDX-License-Identifier: MIT
// Columns of a CSV file of any size, for analyses of data from anywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/sample.hpp"
#include "sim/base/error.hpp"

namespace catchup::app {

/// Largest table that is read.
inline constexpr std::uintmax_t most_table_bytes = std::uintmax_t{64} * 1024 * 1024 * 1024;

/// A cell without the blanks around it.
[[nodiscard]] std::string_view trimmed(std::string_view cell);
/// Whether a trimmed cell says that there is no value: nothing, NA, NaN or nan.
[[nodiscard]] bool is_gap(std::string_view cell);
/// A trimmed cell as a number, if it is one; "+1" is.
[[nodiscard]] std::optional<double> number_in(std::string_view cell);

/// The columns that were asked for.
struct TableFile {
    std::string path;
    std::vector<std::string> names; // of all columns of the file
    analysis::Inputs columns;       // NaN where a cell is empty, NA or NaN
    std::vector<std::string> gaps;  // by column: the first such cell as "line:column", or ""
    std::size_t rows = 0;

    /// Throws InputError, which names what is there, if no such column was read.
    [[nodiscard]] const analysis::Input& column(const std::string& name) const;
    /// The same; a column with gaps is refused at the first.
    [[nodiscard]] const analysis::Input& whole_column(const std::string& name) const;
};

/// Reads those columns of the file that `wanted` names. A column whose first value is no number is one
/// of words. Throws InputError, with the cell, for text among numbers, infinite numbers and columns of
/// more than 1,000 different words; and if the file cannot be read or holds no rows.
[[nodiscard]] TableFile read_table(const std::string& path, const std::set<std::string>& wanted);

/// Where that column's cell of that row (from 0) stands. Reads the file again: for complaints.
[[nodiscard]] Place cell_place(const std::string& path, std::size_t row, const std::string& name);

} // namespace catchup::app
