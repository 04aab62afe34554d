// SPDX-License-Identifier: MIT
// The D/N/I ladder: 27 states, 7 steps (masks) and the 98 moves between states.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/ids.hpp"

namespace catchup {

/// The three technologies, D, N and I (Zhou et al. 2019, Table 1), in the order of every array of
/// three.
inline constexpr std::size_t technologies = 3;
inline constexpr std::array<char, technologies> technology_letters{'D', 'N', 'I'};

/// Levels of D, N and I, each 0..2, as one number 9 D + 3 N + I.
using State = StrongId<struct StateTag, std::uint8_t>;
inline constexpr std::size_t states = 27;
inline constexpr int top_level = 2;

/// Technologies raised together by one project: bit 0 = D, bit 1 = N, bit 2 = I; 0 = stay.
using Mask = std::uint8_t;
inline constexpr std::size_t masks = 8; // 0 is staying; 1..7 are steps

[[nodiscard]] constexpr State state_of(int digital, int network, int intelligent) noexcept {
    return State{static_cast<std::uint8_t>(9 * digital + 3 * network + intelligent)};
}
/// Levels by state and technology: kernels look them up instead of dividing.
inline constexpr auto level_table = [] {
    std::array<std::array<std::int8_t, technologies>, states> table{};
    for (std::size_t s = 0; s < states; ++s) {
        table[s] = {static_cast<std::int8_t>(s / 9), static_cast<std::int8_t>(s / 3 % 3),
                    static_cast<std::int8_t>(s % 3)};
    }
    return table;
}();
[[nodiscard]] constexpr int level(State s, std::size_t technology) noexcept {
    return level_table[s.value()][technology];
}
[[nodiscard]] constexpr bool raises(Mask step, std::size_t technology) noexcept {
    return (step >> technology & 1) != 0;
}
/// True if no technology of `state` is below that of `goal`.
[[nodiscard]] constexpr bool has_reached(State state, State goal) noexcept {
    for (std::size_t x = 0; x < technologies; ++x) {
        if (level(state, x) < level(goal, x)) {
            return false;
        }
    }
    return true;
}
/// How many technologies a step raises.
[[nodiscard]] constexpr int breadth(Mask step) noexcept {
    constexpr std::array<int, masks> table{0, 1, 1, 2,
                                           1, 2, 2, 3}; // processors of 2003 cannot count bits
    return table[step];
}

/// Steps in the order in which ties are broken: fewest technologies first, then the lowest mask.
inline constexpr std::array<Mask, masks - 1> fewest_first{1, 2, 4, 3, 5, 6, 7};

/// A step is admissible if no technology it raises stands at the top level already.
[[nodiscard]] constexpr bool admissible(State s, Mask step) noexcept {
    for (std::size_t x = 0; x < technologies; ++x) {
        if (raises(step, x) && level(s, x) == top_level) {
            return false;
        }
    }
    return step != 0;
}
/// The state after a completed step. Precondition: admissible(s, step).
[[nodiscard]] constexpr State after(State s, Mask step) noexcept {
    EXPECTS(admissible(s, step));
    return state_of(level(s, 0) + raises(step, 0), level(s, 1) + raises(step, 1),
                    level(s, 2) + raises(step, 2));
}

/// "D1N0I2".
[[nodiscard]] std::string label(State s);
/// The labels of all states in order.
[[nodiscard]] std::vector<std::string> state_labels();
/// Reads a label; nothing else.
[[nodiscard]] std::optional<State> parse_state(std::string_view text) noexcept;

} // namespace catchup
