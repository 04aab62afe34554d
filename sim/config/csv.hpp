// SPDX-License-Identifier: MIT
// Small tables as comma-separated values (RFC 4180), with the place of every cell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/config/range.hpp"

namespace catchup::config {

/// A value of a table and where it begins; line and column count from 1.
struct Cell {
    std::string text;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// A header and rows of as many cells. Cells that cannot be read as asked throw InputError.
struct Csv {
    std::string path;
    std::vector<Cell> header; // the columns' names
    std::vector<std::vector<Cell>> rows;

    /// The index of a named column, which must be there.
    [[nodiscard]] std::size_t column(std::string_view name) const;
    [[nodiscard]] const Cell& cell(std::size_t row, std::size_t column) const;
    [[nodiscard]] const std::string& text(std::size_t row, std::size_t column) const;
    [[nodiscard]] double number(std::size_t row, std::size_t column, Range range = anything) const;
    [[nodiscard]] std::int64_t integer(std::size_t row, std::size_t column,
                                       Range range = anything) const;
    /// Throws InputError at the cell: "column 'margin' = 7 <problem>. Try <remedy>"; of an empty
    /// cell: "column 'margin' is empty. Try <remedy>".
    [[noreturn]] void complain(std::size_t row, std::size_t column, std::string_view problem,
                               std::string_view remedy) const;
};

/// Takes the cells of one line, which it may move from.
using OnRow = std::function<void(std::vector<Cell>&)>;

/// Reads a table that stands for a file called `path` line by line, however long it is. A byte order
/// mark, CRLF and blank lines are fine. Throws InputError with the ragged rows, or at
/// an unclosed or stray quote, an empty or repeated name in the header, or text that is not UTF-8.
void read_csv(std::string_view text, const std::string& path, const OnRow& header,
              const OnRow& row);

/// The same, kept cell by cell.
[[nodiscard]] Csv parse_csv(std::string_view text, const std::string& path);

} // namespace catchup::config
