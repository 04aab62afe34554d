// SPDX-License-Identifier: MIT
#include "tests/benchmarks/reference/decide.hpp"

#include <algorithm>
#include <bit>
#include <span>

#include "sim/numerics/elementary_of_many.hpp"
#include "sim/numerics/instructions.hpp"
#include "tests/benchmarks/reference/constants.hpp"

namespace catchup::bench::reference {
namespace {

constexpr float out_of_reach = -200.0F; // a utility: exp is 0

/// eagerness * benefit / cost of a firm of size 1 without other levels.
constexpr float worth(std::uint32_t k, std::uint32_t l) {
    return static_cast<float>(eagerness * benefit[k][l] * years_worth /
                              (cost[k][l] * (1.0 - subsidy)));
}

/// One way up: what a firm at `level` of dimension K makes of it, less the value of staying.
/// A branch here would keep the compiler from using vectors, so levels enter by arithmetic; what
/// it makes of level 2 is out of reach anyway.
template <std::uint32_t K>
inline float utility(int level, int d, std::uint32_t above, float complements, float appetite,
                     float influence, float scale, float purse) {
    const auto real_level = static_cast<float>(level);
    const auto is_high = static_cast<std::uint32_t>(-level); // all bits at level 1, none at 0
    const std::uint32_t low = above >> counter_shift(K, 0);
    const std::uint32_t high = above >> counter_shift(K, 1);
    const auto count = static_cast<float>(
        static_cast<std::int32_t>((low ^ ((low ^ high) & is_high)) & most_partners));
    const float worths = worth(K, 0) + (worth(K, 1) - worth(K, 0)) * real_level;
    float value = worths * complements * appetite + influence * count;
    if constexpr (K > 0) {
        constexpr auto each = static_cast<float>(barrier[K]);
        value -= each * static_cast<float>(std::max(0, level + 1 - d));
    }
    value -= static_cast<float>(eagerness + stay);
    const int open = (level < 2 ? 1 : 0) & (purse >= step_cost(K, real_level) * scale ? 1 : 0);
    const auto is_open = static_cast<std::uint32_t>(-open);
    return std::bit_cast<float>((std::bit_cast<std::uint32_t>(value) & is_open) |
                                (std::bit_cast<std::uint32_t>(out_of_reach) & ~is_open));
}

/// Income, then utilities into `weight`.
inline void weigh(const Chunk& c, Scratch& scratch) noexcept {
    const std::uint8_t* const states_now = c.state;
    const std::uint32_t* const above_now = c.above;
    const float* const income = c.income;
    const float* const scales = c.scale;
    const float* const appetites = c.appetite;
    const float* const influences = c.influence;
    float* const purses = c.purse;
    float* const weight_d = scratch.weight;
    float* const weight_n = scratch.weight + c.firms;
    float* const weight_i = scratch.weight + 2 * c.firms;
    const std::uint32_t firms = c.firms;
#pragma GCC ivdep // the columns do not overlap
    for (std::uint32_t f = 0; f < firms; ++f) {
        const int state = states_now[f];
        const int d = (state * 57) >> 9; // state / 9
        const int rest = state - 9 * d;
        const int n = (rest * 11) >> 5; // rest / 3
        const int i = rest - 3 * n;
        const auto real_d = static_cast<float>(d);
        const auto real_n = static_cast<float>(n);
        const auto real_i = static_cast<float>(i);
        const float complements =
            1.0F + static_cast<float>(complement[0]) * real_d +
            static_cast<float>(complement[1]) * real_n +
            static_cast<float>(complement[2]) * real_i +
            static_cast<float>(pairwise) * (real_d * (real_n + real_i) + real_n * real_i);
        const float purse = purses[f] + income[f] * complements;
        const std::uint32_t above = above_now[f];
        purses[f] = purse;
        weight_d[f] =
            utility<0>(d, d, above, complements, appetites[f], influences[f], scales[f], purse);
        weight_n[f] =
            utility<1>(n, d, above, complements, appetites[f], influences[f], scales[f], purse);
        weight_i[f] =
            utility<2>(i, d, above, complements, appetites[f], influences[f], scales[f], purse);
    }
}

/// From weights and draws to options.
inline void choose(const Chunk& c, Scratch& scratch) noexcept {
    const std::uint32_t* const draws = c.draw;
    const float* const weight_d = scratch.weight;
    const float* const weight_n = scratch.weight + c.firms;
    const float* const weight_i = scratch.weight + 2 * c.firms;
    std::uint8_t* const option = scratch.option;
    const std::uint32_t firms = c.firms;
#pragma GCC ivdep // the columns do not overlap
    for (std::uint32_t f = 0; f < firms; ++f) {
        const float after_d = 1.0F + weight_d[f];
        const float after_n = after_d + weight_n[f];
        const float total = after_n + weight_i[f];
        // 24 bits on [0, 1): at rounding to nearest the product stays below the total, so an option
        // of weight 0 is never met
        const float at = static_cast<float>(static_cast<std::int32_t>(draws[f] >> 8)) * 0x1p-24F;
        const float point = at * total;
        option[f] = static_cast<std::uint8_t>((point >= 1.0F ? 1 : 0) + (point >= after_d ? 1 : 0) +
                                              (point >= after_n ? 1 : 0));
    }
}

} // namespace

void decide(const Chunk& chunk, Scratch& scratch) noexcept {
    vectorised([&]() noexcept { weigh(chunk, scratch); });
    exp_of_each(std::span<float>{scratch.weight, std::size_t{3} * chunk.firms});
    vectorised([&]() noexcept { choose(chunk, scratch); });
    std::fill(scratch.option + chunk.firms, scratch.option + chunk_size, std::uint8_t{0});
}

} // namespace catchup::bench::reference
