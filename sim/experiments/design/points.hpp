// SPDX-License-Identifier: MIT
// The points of a design: what each factor is in each of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/experiments/design/cube.hpp"
#include "sim/experiments/design/design.hpp"

namespace catchup::experiments {

/// A factor's column.
struct PointColumn {
    std::string name; // in files
    std::string key;  // of the scenario
    std::string unit;
    std::string meaning;
    ValueType type = ValueType::real;
    std::vector<std::string> words; // of a category
    std::vector<std::string> arms;  // in which it is set; none = all
    std::string group = {};         // what it moves with, or ""
};

/// One row a point, one column a factor.
struct Points {
    std::size_t rows = 0;
    std::vector<PointColumn> columns;
    std::vector<double> values; // C order; the place of the word for a category
    std::vector<RowLabel> labels;
    std::string warning; // about the number of points, or ""
    Cube cube;           // before crossing; empty for a list

    [[nodiscard]] double at(std::size_t row, std::size_t column) const {
        return values[row * columns.size() + column];
    }
    /// The value as text: shortest form that reads back, a word, or true and false.
    [[nodiscard]] std::string text(std::size_t row, std::size_t column) const;
    /// "key=value" for config::Document::set, one for each column that the arm has.
    [[nodiscard]] std::vector<std::string> assignments(std::size_t row, std::string_view arm) const;
    /// SHA-256 over names and values, in hexadecimal.
    [[nodiscard]] std::string digest() const;
};

/// Throws InputError for faults in a list's file, and for a design that is too large.
[[nodiscard]] Points points_of(const Design& design);

/// Wide CSV: a header with the labels' and the factors' names, then one row a point.
[[nodiscard]] std::string to_csv(const Points& points);

} // namespace catchup::experiments
