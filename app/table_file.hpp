// SPDX-License-Identifier: MIT
// Columns of a CSV file of any size, for analyses of data from anywhere.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "analysis/sample.hpp"

namespace catchup::app {

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

} // namespace catchup::app
