// SPDX-License-Identifier: MIT
// By how much one arm's quantiles exceed the other's: whether it moves the poor or the good results.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/estimate.hpp"

namespace catchup::analysis {

/// Which quantiles are compared, as shares.
inline constexpr std::array quantile_shares{0.1, 0.25, 0.5, 0.75, 0.9};

/// Whether values of two arms belong together: one pair a replication, or two samples.
enum class Pairing { paired, independent };

/// How samples are drawn again.
struct Resampling {
    std::size_t draws = 2000; // 0 = no intervals
    std::uint64_t seed = 1;
    double level = 0.95;
};

/// A number and how far it would move with another sample; no interval without draws or with a
/// single value.
struct Resampled {
    double estimate = 0.0;
    std::optional<Interval> interval;
};

/// Shifts of quantiles and A.
struct QuantileShifts {
    std::vector<Resampled> shifts; // by share: quantile of one minus that of the other
    Resampled superiority;         // P(X > Y) + P(X = Y) / 2 of values drawn apart
};

/// Quantiles by Hyndman & Fan 1996, type 7; percentile bootstrap of pairs, or of each sample on its own
/// (Efron & Tibshirani 1993, chapter 13). The shift function of Doksum 1974 at five places.
/// Preconditions: at least one value in each; as many in both if they are paired.
[[nodiscard]] QuantileShifts quantile_shifts(std::span<const double> one,
                                             std::span<const double> other, Pairing pairing,
                                             const Resampling& resampling);

} // namespace catchup::analysis
