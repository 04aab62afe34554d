// SPDX-License-Identifier: MIT
// A part of the space of inputs that can be said in words: limits on some inputs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/sample.hpp"

namespace catchup::analysis {

/// What a box asks of one input. Limits are in the box; a side without one is open.
struct Limits {
    std::optional<double> low;
    std::optional<double> high;
    std::optional<std::vector<std::size_t>> words; // of a category: places of those left in, rising

    [[nodiscard]] bool restricts() const noexcept {
        return low.has_value() || high.has_value() || words.has_value();
    }
    [[nodiscard]] bool contains(double value) const;
    friend bool operator==(const Limits&, const Limits&) = default;
};

/// A box in the space of inputs (Friedman and Fisher 1999): the rows that keep to the
/// limits of every input.
struct Box {
    std::vector<Limits> limits; // one an input

    /// The box that every row is in.
    [[nodiscard]] static Box everything(std::size_t inputs) {
        return {std::vector<Limits>(inputs)};
    }
    [[nodiscard]] bool contains(const Inputs& inputs, std::size_t row) const;
    /// Indices of the inputs with a limit, rising.
    [[nodiscard]] std::vector<std::size_t> restricted() const;
    friend bool operator==(const Box&, const Box&) = default;
};

/// "0.2 <= x1 <= 0.5", "x1 >= 0.2", "x2 in {a, b}"; about four digits, whole numbers in full; the
/// bare name if nothing is asked.
[[nodiscard]] std::string text(const Input& input, const Limits& limits);

/// The text of each restricted input, in their order. Precondition: limits as many as inputs.
[[nodiscard]] std::vector<std::string> texts(const Inputs& inputs, const Box& box);

} // namespace catchup::analysis
