// SPDX-License-Identifier: MIT
// Draws for methods that resample: the same on every machine and with every standard library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <utility>

namespace catchup::analysis {

/// Each of 0 .. n - 1 as likely as any other: raw numbers below the remainder of 2^64 by n are
/// drawn again. std::uniform_int_distribution is not used: its answers differ between libraries.
/// Precondition: n >= 1.
[[nodiscard]] std::size_t below(std::mt19937_64& stream, std::size_t n);

/// Every order of the values as likely as any other (Fisher and Yates 1938; Durstenfeld 1964,
/// Algorithm 235). std::shuffle is not used for the same reason.
template <typename Value, std::size_t Extent>
void shuffle(std::mt19937_64& stream, std::span<Value, Extent> values) {
    for (std::size_t left = values.size(); left > 1; --left) {
        std::swap(values[left - 1], values[below(stream, left)]);
    }
}

/// In [0, 1), from the 53 upper bits.
[[nodiscard]] inline double uniform(std::mt19937_64& stream) {
    constexpr double unit = 0x1p-53;
    return static_cast<double>(stream() >> 11U) * unit;
}

} // namespace catchup::analysis
