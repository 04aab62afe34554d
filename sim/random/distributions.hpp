// SPDX-License-Identifier: MIT
// Distributions by inversion of one uniform number: the same luck, seen through another lens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/numerics/elementary.hpp"

namespace catchup {

/// Standard normal.
[[nodiscard]] inline double normal(double uniform) noexcept { return normal_quantile(uniform); }

/// Exponential with mean 1: the waiting time of a clock that rings once a unit.
[[nodiscard]] inline double exponential(double uniform) noexcept { return -log(uniform); }

/// Standard Gumbel: the taste of a random-utility chooser (McFadden 1974).
[[nodiscard]] inline double gumbel(double uniform) noexcept { return -log(-log(uniform)); }

/// An integer in [0, count), each equally likely (bias below count / 2^32). Precondition: count >
/// 0.
[[nodiscard]] inline std::uint32_t below(std::uint32_t bits, std::uint32_t count) noexcept {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(bits) * count) >> 32);
}

/// The first index at which the running sum of `shares` exceeds `uniform` x their sum.
/// Precondition: shares are >= 0 and not all zero.
[[nodiscard]] std::size_t pick(std::span<const double> shares, double uniform) noexcept;

/// `pick` from the same shares again and again: they are added up once.
class Lots {
  public:
    explicit Lots(std::span<const double> shares);

    [[nodiscard]] std::size_t pick(double uniform) const noexcept {
        const double target = uniform * up_to_.back();
        std::size_t passed = 0;
        for (const double edge : up_to_) { // no branch: luck cannot be predicted
            passed += edge <= target ? 1U : 0U;
        }
        return passed < last_ ? passed : last_;
    }

  private:
    std::vector<double> up_to_; // running sums
    std::size_t last_ = 0;      // the last entry that can be picked at all
};

} // namespace catchup
