// SPDX-License-Identifier: MIT
// What kind of way a firm took up the ladder of digitalization, networkization and intelligentization.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/pathways/sequences.hpp"
#include "analysis/state_levels.hpp"

namespace catchup::analysis {

/// A statement about a path. It is asked of the states in their order, staying left out.
struct PathRule {
    std::string_view name;
    std::string_view meaning;
    bool (*holds)(std::span<const Levels> path);
};

/// Several may hold of one path.
[[nodiscard]] std::span<const PathRule> path_rules() noexcept;

/// Classes that exclude each other: the first of path_class_order that holds, else "other".
[[nodiscard]] std::string_view path_class(std::span<const Levels> path);
/// Names of rules in the order in which they claim a path.
inline constexpr std::array<std::string_view, 5> path_class_order{
    "unmoved", "joint", "network_first", "strict_sequence", "weak_sequence"};

/// Share of periods, of those between the first step and the last, in which two technologies or more
/// stand strictly between where they begin and where they end. None if the firm makes fewer than two
/// steps.
[[nodiscard]] std::optional<double> parallel_index(std::span<const Levels> by_period);

} // namespace catchup::analysis
