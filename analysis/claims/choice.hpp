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
    std::optional<std::size_t> place;  // quarter=2017Q4, on the time axis; none: the last
    std::size_t from = 0;              // from=D0N0I0: state before a step
    std::size_t to = 0;                // to=D1N0I0
    unsigned raised = 0;               // raised=DN: the technologies of a step
    int maturity = 1;                  // maturity=2
    double size_exponent = 0.0;        // size_exponent=0.5: weight R^.5 in a survey
    double self_selection = 0.0;       // self_selection=0.3: weight e^(.3 (D + N + I)) in a survey
    std::string stage;                 // stage=smart: what a firm may leap into
    std::string other;                 // of=frontier: the arm that a firm's own is set beside

    [[nodiscard]] bool has(const Life& life) const;
    [[nodiscard]] std::size_t place_in(const Run& run) const {
        return place.value_or(run.times - 1);
    }
};

/// Reads the brackets. `keys`: those that the measure knows; names of sectors and quarters in their
/// order. Throws std::runtime_error for other keys, and for values that are none of theirs.
[[nodiscard]] Choice choice_of(const Reference& reference, std::span<const std::string_view> keys,
                               std::span<const std::string> sectors,
                               std::span<const std::string> quarters);

} // namespace catchup::analysis
