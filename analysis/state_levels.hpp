// SPDX-License-Identifier: MIT
// States of firms by their labels.
#pragma once

#include <array>
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

/// Whether every level is at least the goal's.
[[nodiscard]] constexpr bool is_at_or_above(const Levels& levels, const Levels& goal) noexcept {
    return levels[0] >= goal[0] && levels[1] >= goal[1] && levels[2] >= goal[2];
}

} // namespace catchup::analysis
