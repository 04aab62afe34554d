// SPDX-License-Identifier: MIT
// Screening by elementary effects: what one step of one input, or group, does to the outcome.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "analysis/findings.hpp"
#include "analysis/sample.hpp"
#include "analysis/sensitivity/answers.hpp"

namespace catchup::analysis {

/// One step of a walk: from row to row + 1 the item moved by `change` of its range, or of the unit
/// cube.
struct MorrisStep {
    std::size_t row = 0;
    std::size_t item = 0;
    double change = 0.0;
};

/// Walks through the inputs, each of as many rows as there are items and one more, in which every
/// item moves once.
struct MorrisDesign {
    std::vector<std::string> items;
    std::vector<MorrisStep> steps; // by walk, then as they come
    bool has_groups = false;       // then effects have no sign: items move several inputs
    [[nodiscard]] std::size_t rows_a_walk() const noexcept { return items.size() + 1; }
    [[nodiscard]] std::size_t walks() const noexcept { return steps.size() / items.size(); }
};

/// A table that is no Morris design; says at which rows, counted from 1.
struct NotMorris : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Finds the steps. `groups`: the item of each input, in their order. With `levels` (an even number)
/// every step counts as levels / (2 (levels - 1)) of the unit cube, as Morris 1991 draws them;
/// without, as the part of the input's range in the table. Throws NotMorris.
[[nodiscard]] MorrisDesign morris_design(const Inputs& inputs,
                                         const std::vector<std::string>& groups,
                                         std::optional<std::size_t> levels);

/// Rows `mu`, `mu_star` and `sigma` of each item: mean, mean absolute value and standard deviation
/// (n - 1) of its elementary effects, the change of the answer over the change of the item (Morris
/// 1991; mu_star Campolongo, Cariboni & Saltelli 2007). Groups have mu_star alone. With several
/// replications effects are of the mean answer, and `luck_share` is the part of their mean square
/// that seeds bring. `walks`: their number. Walks with a failed run are left out.
[[nodiscard]] Findings morris_effects(const MorrisDesign& design, const Answers& answers,
                                      const BootstrapSettings& settings);

} // namespace catchup::analysis
