// SPDX-License-Identifier: MIT
// Which firms, states and projects a measure is about.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "analysis/expression/expression.hpp"
#include "analysis/fact_measures.hpp"
#include "analysis/histories.hpp"
#include "analysis/state_levels.hpp"

namespace catchup::analysis {

/// What stands in the brackets after a measure's name.
struct Choice {
    Levels goal{1, 1, 0};              // goal=D2N2
    std::optional<std::size_t> sector; // sector=gears
    std::optional<std::size_t> county; // county=0
    bool elsewhere = false;            // county=others: all but the first
    double least_revenue = 0.0;        // revenue_from=400: million RMB a year
    double revenue_limit = std::numeric_limits<double>::infinity(); // revenue_below=400
    unsigned technology = 0;           // technology=I: bit of the mask; 0: any
    std::optional<int> digital;        // digital=2: level of D at a project's start
    Projects projects = Projects::all; // projects=first
    std::string path_class;            // class=joint

    [[nodiscard]] bool has(const Life& life) const;
};

/// Reads the brackets. `keys`: those that the measure knows. Throws std::runtime_error for others, and
/// for values that are none of theirs.
[[nodiscard]] Choice choice_of(const Reference& reference, std::span<const std::string_view> keys,
                               std::span<const std::string> sectors);

} // namespace catchup::analysis
