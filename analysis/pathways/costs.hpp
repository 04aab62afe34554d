// SPDX-License-Identifier: MIT
// What it costs to turn one state into another when sequences are compared.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/pathways/transitions.hpp"

namespace catchup::analysis {

/// The label of a state for "no value here".
inline constexpr std::string_view gap_label = "*";

/// Symmetric costs of substitution, 0 between equal states, and of inserting or deleting any state.
struct Costs {
    std::size_t states = 0;
    std::vector<double> substitution; // states x states
    double indel = 1.0;
    [[nodiscard]] double at(std::size_t one, std::size_t other) const {
        return substitution[one * states + other];
    }
    [[nodiscard]] double greatest() const;
};

/// The same between any two states; inserting costs half.
[[nodiscard]] Costs constant_costs(std::size_t states, double substitution = 2.0);

/// 2 - p(i, j) - p(j, i) with p the rate of going from one state to the other; inserting costs 1. A
/// state that nobody leaves has rates of 0.
[[nodiscard]] Costs rate_costs(const Transitions& transitions);

/// The sum of the differences in levels of the three technologies: D0N0I0 and D2N1I0 differ by 3.
/// Inserting costs half of the greatest difference, as does anything against a gap. None if a label is
/// no state such as D1N0I0.
[[nodiscard]] std::optional<Costs> manhattan_costs(std::span<const std::string> alphabet);

/// Costs of dynamic Hamming distances, by period: 4 less the rates of going from each state to the
/// other into the period and out of it (Lesnard 2010, equation 1). In the first and last period there
/// are only the rates on one side.
[[nodiscard]] std::vector<Costs> dynamic_costs(std::span<const Transitions> over_time);

/// Three states of which the direct way from the first to the last costs more than by the middle one:
/// then the costs are no metric. None if there are no such three.
[[nodiscard]] std::optional<std::array<std::size_t, 3>> detour(const Costs& costs);

} // namespace catchup::analysis
