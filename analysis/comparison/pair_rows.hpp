// SPDX-License-Identifier: MIT
// Two samples of one measure against each other, as tidy rows: effects first, tests after.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/comparison/quantile_shift.hpp"
#include "analysis/tidy.hpp"

namespace catchup::analysis {

/// What is asked of every pair.
struct PairQuestion {
    Pairing pairing = Pairing::paired;
    std::optional<double> margin; // of equivalence, > 0
    Resampling resampling = {};
};

/// Rows, each with the group, item, item2 and time of `key`:
/// `difference` (of means; Student's t, or Welch's), `median_difference` (of pairs: the median of
/// differences with the interval of the sign test; of samples: the difference of medians, bootstrap),
/// `superiority` (P(first greater) + P(equal) / 2 within pairs, Wilson; of samples: A, Newcombe),
/// `superiority_apart` (pairs only: A, as if pairs were not known; bootstrap), `quantile_shift_10` ..
/// `_90`, `dominance` (1, -1, 0), `dominance_ahead`, `dominance_behind` and their `_p`, `sign_p` or
/// `mann_whitney_p`, `p` (of t); with a margin `equivalence_difference` (90 % interval),
/// `equivalence_margin`, `equivalence_lower_p`, `equivalence_upper_p`, `equivalence_p`.
/// What does not exist is empty. Preconditions: at least one value in each, as many if paired.
[[nodiscard]] std::vector<TidyRow> pair_rows(const TidyRow& key, std::span<const double> one,
                                             std::span<const double> other,
                                             const PairQuestion& question);

/// Why p is empty, or "".
[[nodiscard]] std::string why_no_p(std::span<const double> one, std::span<const double> other,
                                   Pairing pairing);

/// Rows `difference_band_pointwise` and `difference_band_simultaneous` by time, and
/// `band_half_pointwise`, `band_half_simultaneous` (in standard errors) without one. `differences`: by
/// time, then replication.
[[nodiscard]] std::vector<TidyRow> band_rows(const TidyRow& key,
                                             const std::vector<std::string>& times,
                                             const std::vector<std::vector<double>>& differences,
                                             const Resampling& resampling);

/// The family: all rows `p` that have a value. Each gets rows `p_holm` and `p_bh` behind it. Answers
/// how many they are.
std::size_t add_adjusted(std::vector<TidyRow>& rows);

} // namespace catchup::analysis
