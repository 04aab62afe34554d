// SPDX-License-Identifier: MIT
// Points of the unit cube, before they become values of factors.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace catchup::experiments {

/// An identity that analyses need of each row beside the values: "base" and "block" of a Saltelli
/// design, "trajectory" and "step" of a Morris design.
struct RowLabel {
    std::string name;
    std::string meaning;
    std::vector<std::string> words;  // what 0, 1, 2, ... are called; none for plain numbers
    std::vector<std::int64_t> value; // by row
};

/// Rows of numbers in [0, 1], in C order.
struct Cube {
    std::size_t rows = 0;
    std::size_t axes = 0;
    std::vector<double> values;
    std::vector<RowLabel> labels = {};

    [[nodiscard]] double& at(std::size_t row, std::size_t axis) {
        return values[row * axes + axis];
    }
    [[nodiscard]] double at(std::size_t row, std::size_t axis) const {
        return values[row * axes + axis];
    }
    [[nodiscard]] static Cube of(std::size_t rows, std::size_t axes) {
        return {rows, axes, std::vector<double>(rows * axes)};
    }
};

/// What a method is told beside its own parameters.
struct Shape {
    std::size_t axes = 0;                     // factors that it samples
    std::vector<std::size_t> group;           // by factor: which group it moves with, from 0
    std::vector<std::string> group_name;      // by group
    std::vector<std::size_t> levels;          // by factor: how many values it has, 0 = a range
    std::vector<std::vector<double>> weights; // by factor: of its values; empty = equal
    std::uint64_t seed = 0;
};

} // namespace catchup::experiments
