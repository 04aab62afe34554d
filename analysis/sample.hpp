// SPDX-License-Identifier: MIT
// What methods for any data take: inputs of a model by row, and what it answered.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace catchup::analysis {

/// A column of inputs, one finite value a row.
struct Input {
    std::string name;
    std::vector<double> values;
    std::vector<std::string> words = {}; // of a category: a value is the place of its word
    bool is_whole = false;               // values are whole numbers
    [[nodiscard]] bool is_category() const noexcept { return !words.empty(); }
};

/// Inputs with as many rows each. Which answers belong to them is told apart: one table of inputs
/// serves many outcomes.
using Inputs = std::vector<Input>;

/// These rows alone, in the order given.
[[nodiscard]] Inputs part(const Inputs& inputs, std::span<const std::size_t> rows);
[[nodiscard]] std::vector<double> part(std::span<const double> values,
                                       std::span<const std::size_t> rows);

} // namespace catchup::analysis
