// SPDX-License-Identifier: MIT
// How often one arm's value is the greater: within pairs, and of two values drawn apart.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "analysis/estimate.hpp"

namespace catchup::analysis {

/// Pairs by which of the two is the greater.
struct Signs {
    std::size_t greater = 0;
    std::size_t equal = 0;
    std::size_t less = 0;
    [[nodiscard]] std::size_t pairs() const noexcept { return greater + equal + less; }
    /// P(one > other) + P(one = other) / 2.
    [[nodiscard]] double superiority() const noexcept;
};

/// Preconditions: as many in both, at least one.
[[nodiscard]] Signs signs(std::span<const double> one, std::span<const double> other);

/// Wilson's score interval of a share of n (Wilson 1927). With ties that count half it is wider than
/// it need be, since these vary less than wins and losses. Preconditions: n >= 1, share in [0, 1].
[[nodiscard]] Interval wilson(double share, std::size_t n, double level);

/// Exact two-sided p of the sign test (ties left out): P of a split at least as uneven if either sign
/// is as likely. 1 if there are ties only.
[[nodiscard]] double sign_p(const Signs& signs);

/// The interval of a median between two order statistics, with at least that coverage for whatever
/// distribution (inversion of the sign test; Conover 1999, section 3.2). None if even least and
/// greatest do not suffice: below six values at 95 %. Precondition: sorted, at least one.
[[nodiscard]] std::optional<Interval> median_interval(std::span<const double> sorted, double level);

/// Pairs (x, y) with x > y, ties half, of all pairs: the U of Mann & Whitney 1947; over all pairs it is
/// the A of Vargha & Delaney 2000. Preconditions: sorted, at least one in each.
[[nodiscard]] double wins(std::span<const double> sorted_one, std::span<const double> sorted_other);

/// Interval of P(X > Y) + P(X = Y) / 2 from independent samples (Newcombe 2006, part 2, method 5:
/// the score analogue of Hanley & McNeil's variance). Preconditions: share in [0, 1], at least one in
/// each.
[[nodiscard]] Interval newcombe(double share, std::size_t one, std::size_t other, double level);

/// The p of Mann & Whitney's test, two-sided.
struct RankTest {
    std::optional<double> p; // none if all values are the same
    bool is_exact = false;   // else normal, with corrections for ties and continuity
};

/// Exact where no two values are the same and there are at most 2500 pairs. Preconditions as `wins`.
[[nodiscard]] RankTest mann_whitney(std::span<const double> sorted_one,
                                    std::span<const double> sorted_other);

} // namespace catchup::analysis
