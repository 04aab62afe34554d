// SPDX-License-Identifier: MIT
// States of firms by their labels.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace catchup::analysis {

/// Levels of digitalization, networkization and intelligentization.
using Levels = std::array<int, 3>;

/// "D1N0I2" as levels; nothing else is a state.
[[nodiscard]] inline std::optional<Levels> levels_of(std::string_view label) {
    if (label.size() != 6 || label[0] != 'D' || label[2] != 'N' || label[4] != 'I') {
        return std::nullopt;
    }
    const Levels levels{label[1] - '0', label[3] - '0', label[5] - '0'};
    for (const int level : levels) {
        if (level < 0 || level > 2) {
            return std::nullopt;
        }
    }
    return levels;
}

/// A goal: a state, or only some of its levels in the order D, N, I, the others 0: "D2N2", "I1".
[[nodiscard]] inline std::optional<Levels> goal_levels(std::string_view label) {
    constexpr std::string_view technologies = "DNI";
    Levels levels{0, 0, 0};
    std::size_t next = 0;
    for (; label.size() >= 2; label.remove_prefix(2)) {
        const std::size_t at = technologies.find(label[0], next);
        if (at == std::string_view::npos || label[1] < '0' || label[1] > '2') {
            return std::nullopt;
        }
        levels[at] = label[1] - '0';
        next = at + 1;
    }
    return label.empty() && levels != Levels{0, 0, 0} ? std::optional{levels} : std::nullopt;
}

/// Whether every level is at least the goal's.
[[nodiscard]] constexpr bool is_at_or_above(const Levels& levels, const Levels& goal) noexcept {
    return levels[0] >= goal[0] && levels[1] >= goal[1] && levels[2] >= goal[2];
}

} // namespace catchup::analysis
