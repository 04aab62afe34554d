// SPDX-License-Identifier: MIT
// Whether one arm's distribution lies above the other's wherever one looks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace catchup::analysis {

/// First-order stochastic dominance of two samples: one dominates if F_one <= F_other everywhere and
/// < somewhere, so that whoever prefers more prefers it (Hadar & Russell 1969). The distances are the
/// one-sided statistics of Kolmogorov and Smirnov.
struct Dominance {
    double ahead = 0.0;  // max of F_other - F_one, where one lies above
    double behind = 0.0; // max of F_one - F_other, where it lies below
    // P of a distance at least as large if the arms differ by luck alone; small `ahead_p`: one is
    // really above somewhere; small `behind_p`: it is really below somewhere
    double ahead_p = 1.0;
    double behind_p = 1.0;
    bool is_exact = false; // every swap or order counted; else draws or the limit

    /// 1: one dominates, -1: the other does, 0: the curves cross, or are the same.
    [[nodiscard]] int verdict() const noexcept;
};

/// p by swapping the two values within pairs (permutation test on paired swaps): all 2^n ways if they
/// are not more than the draws, else so many drawn ones, (1 + as large) / (1 + draws) (Davison &
/// Hinkley 1997, section 4.3). Preconditions: as many in both, at least one.
[[nodiscard]] Dominance paired_dominance(std::span<const double> one, std::span<const double> other,
                                         std::size_t draws, std::uint64_t seed);

/// p of the one-sided two-sample Kolmogorov-Smirnov test: exact by the paths of Hodges 1958 up to ten
/// million pairs (with ties: too large, if anything), beyond it his limit with its correction.
/// Precondition: at least one in each.
[[nodiscard]] Dominance independent_dominance(std::span<const double> one,
                                              std::span<const double> other);

} // namespace catchup::analysis
