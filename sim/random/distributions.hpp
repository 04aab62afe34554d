// SPDX-License-Identifier: MIT
// Distributions by inversion of one uniform number: the same luck, seen through another lens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

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

} // namespace catchup
