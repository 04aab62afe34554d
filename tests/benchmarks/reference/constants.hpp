// SPDX-License-Identifier: MIT
// The reference workload: firms that climb three ladders of two steps each, with partners, purses
// and luck. It is small enough to be written in any language, so it compares programs, not models.
#pragma once

#include <array>
#include <cstdint>

namespace catchup::bench::reference {

// Every quarter, from what was true at the end of the last one:
//   purse += size * margin * revenue[sector]
//   step k to level l + 1 costs cost[k][l] * size^0.6 * (1 - subsidy); a firm that has as much may
//   take it, and values it at eagerness * (benefit / cost - 1) + pull * share of partners above l
//   - barrier[k] * (levels of D that are missing); staying is worth `stay`.
//   One logit choice a firm; what was chosen is paid at once and holds from the next quarter on.

inline constexpr std::uint32_t sectors = 8;
inline constexpr std::uint32_t dimensions = 3; // D, N, I: levels 0, 1, 2
inline constexpr std::uint32_t states = 27;    // 9 d + 3 n + i
inline constexpr std::uint32_t quarters = 80;
inline constexpr std::uint32_t mean_partners = 8; // each, on average
inline constexpr double rewired = 0.1;            // share of links of the small world
inline constexpr double starts_above = 0.05;      // probability of level 1 at the beginning, each

inline constexpr std::array<double, 3> complement = {0.10, 0.08, 0.12}; // of a level of D, N, I
inline constexpr double pairwise = 0.05;                                // of two levels together
inline constexpr double margin = 0.04;
inline constexpr double cost[3][2] = {{1.0, 1.5}, {0.8, 1.2}, {1.5, 2.5}};
inline constexpr double benefit[3][2] = {{0.12, 0.10}, {0.09, 0.08}, {0.15, 0.13}};
inline constexpr double years_worth =
    16.35143334459755; // 20 payments of 1, each 2 % less than before
inline constexpr double subsidy = 0.2;
inline constexpr double eagerness = 0.5;
inline constexpr double pull = 2.0;
inline constexpr std::array<double, 3> barrier = {0.0, 1.0, 1.5};
inline constexpr double stay = 4.0;

[[nodiscard]] constexpr double revenue(std::uint32_t sector) { return 0.8 + 0.05 * sector; }

/// What a quarter leaves behind.
struct Record {
    std::array<std::uint32_t, sectors * states> firms{}; // [sector][state]
    double mean_purse = 0.0;
};

} // namespace catchup::bench::reference
