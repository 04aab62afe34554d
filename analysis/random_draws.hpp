// SPDX-License-Identifier: MIT
// Draws for resampling: the same on every machine and with every standard library.
#pragma once

#include <cstddef>
#include <random>
#include <utility>
#include <vector>

namespace catchup::analysis {

/// In [0, 1), from the 53 upper bits.
[[nodiscard]] inline double uniform(std::mt19937_64& generator) {
    constexpr double unit = 0x1p-53;
    return static_cast<double>(generator() >> 11U) * unit;
}

/// A place in [0, count). Precondition: 1 <= count <= 2^53.
[[nodiscard]] inline std::size_t below(std::mt19937_64& generator, std::size_t count) {
    return static_cast<std::size_t>(uniform(generator) * static_cast<double>(count));
}

/// Every order equally likely (Fisher and Yates).
template <class T>
void shuffle(std::vector<T>& values, std::mt19937_64& generator) {
    for (std::size_t left = values.size(); left > 1; --left) {
        std::swap(values[left - 1], values[below(generator, left)]);
    }
}

} // namespace catchup::analysis
