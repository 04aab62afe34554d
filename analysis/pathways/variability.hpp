// SPDX-License-Identifier: MIT
// How varied one sequence is: entropy, turbulence, complexity.
#pragma once

#include <cstddef>
#include <span>

#include "analysis/pathways/sequences.hpp"

namespace catchup::analysis {

/// Shannon entropy of shares that add up to 1, over its greatest value for so many states: 0 if one
/// share is 1, 1 if all are equal. NaN for a single state. Precondition: shares.size() is the number
/// of states.
[[nodiscard]] double normalised_entropy(std::span<const double> shares);

/// Entropy of the time that a sequence spends in each of so many states, as above.
[[nodiscard]] double longitudinal_entropy(const Sequence& sequence, std::size_t states);

/// Logarithm to base 2 of the number of different subsequences, the empty one included (Elzinga,
/// Rahmann & Wang 2008).
[[nodiscard]] double log2_subsequences(std::span<const Symbol> states);

/// Turbulence (Elzinga & Liefbroer 2007): log2 of the number of different subsequences of the
/// successive states, times (greatest variance of durations + 1) over (their variance + 1). At least
/// 1. Durations count each spell once; the greatest variance is (n - 1)(1 - mean duration)^2 for n
/// spells.
[[nodiscard]] double turbulence(const Sequence& sequence);

/// The turbulence of a sequence of that length that goes round all states: no sequence of so many
/// states has more.
[[nodiscard]] double greatest_turbulence(std::size_t states, std::size_t length);

/// (T - 1) / (greatest T - 1), the greatest for `length` periods. NaN where all sequences have T = 1.
[[nodiscard]] double normalised_turbulence(const Sequence& sequence, std::size_t states,
                                           std::size_t length);

/// Complexity (Gabadinho et al. 2010, 2011): the root of share of periods in which the state changes
/// times normalised entropy. 0 for a constant sequence; NaN for a single state.
[[nodiscard]] double complexity(const Sequence& sequence, std::size_t states);

} // namespace catchup::analysis
