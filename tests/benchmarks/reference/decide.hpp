// SPDX-License-Identifier: MIT
// The arithmetic of a quarter, a chunk of firms at a time: plain loops over columns.
#pragma once

#include <cstdint>

#include "tests/benchmarks/reference/constants.hpp"

namespace catchup::bench::reference {

/// Firms whose columns and scratch stay in the nearest cache together. A multiple of 64.
inline constexpr std::uint32_t chunk_size = 512;

/// A partner above level l of dimension k counts 1 in bits [shift, shift + 5).
inline constexpr std::uint32_t counter_bits = 5;
inline constexpr std::uint32_t most_partners = (1U << counter_bits) - 1;
[[nodiscard]] constexpr std::uint32_t counter_shift(std::uint32_t dimension, std::uint32_t level) {
    return counter_bits * (2 * dimension + level);
}

/// The cost of the step from `level`, 0 or 1, at scale 1.
[[nodiscard]] constexpr float step_cost(std::uint32_t dimension, float level) {
    const auto first = static_cast<float>(cost[dimension][0]);
    return first + (static_cast<float>(cost[dimension][1]) - first) * level;
}

/// Columns of up to `chunk_size` firms.
struct Chunk {
    std::uint32_t firms;
    const std::uint8_t* state;
    const std::uint32_t* above; // packed counters of partners
    const std::uint32_t* draw;
    const float* income;    // of a firm without any level, a quarter
    const float* scale;     // of costs: size^0.6, less the subsidy
    const float* appetite;  // size^0.4: benefits over costs grow with size
    const float* influence; // of one partner: pull / partners
    float* purse;
};

/// What the loops hand to each other.
struct alignas(64) Scratch {
    float weight[3 * chunk_size];    // of each option; staying weighs 1
    std::uint8_t option[chunk_size]; // 0: stay, 1: D, 2: N, 3: I
};

/// Pays the income and leaves each firm's choice in `scratch.option`; options beyond the last firm
/// are 0. Choices are not paid.
void decide(const Chunk& chunk, Scratch& scratch) noexcept;

} // namespace catchup::bench::reference
