// SPDX-License-Identifier: MIT
// What sequences look like, before any comparison: states, steps, variety, paths, memory.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "analysis/chapter.hpp"
#include "analysis/pathways/sequences.hpp"

namespace catchup::analysis {

/// All sequences, or those of one group.
struct Population {
    const Sequences& all;
    std::vector<double> weights; // by distinct sequence
    std::string group = {};      // label; empty: all
};

/// Rows `reached`, `time_in` (mean periods), `time_to` (mean periods until first there), `spells` by
/// state; `state_share` by state and period; `entropy_across` (normalised) by period.
[[nodiscard]] Chapter states_chapter(const Population& population);

/// Rows `transition_rate` from item to item2, whole and by period in which the step ends; rates of 0
/// over time are left out.
[[nodiscard]] Chapter steps_chapter(const Population& population);

/// Rows `entropy`, `turbulence`, `complexity` by individual (normalised), with the individual's group;
/// and their means and standard deviations: item `entropy`, ...
[[nodiscard]] Chapter variability_chapter(const Sequences& all);

/// Rows `path_share` of the most frequent successions of distinct states, "D0N0I0 > D1N0I0".
[[nodiscard]] Chapter paths_chapter(const Population& population, std::size_t most);

/// Rows `path_rule` (share of individuals of which the rule holds), `path_class` (shares that add up
/// to 1), `parallel_index` (mean). Precondition: every label is a state such as D1N0I0.
[[nodiscard]] Chapter classes_chapter(const Population& population);

/// Rows `markov_chi2`, `markov_degrees`, `markov_p` of the tests of memory and homogeneity.
[[nodiscard]] Chapter memory_chapter(const Sequences& all);

/// "(D0N0I0,12)-(D1N0I0,8)": states and periods.
[[nodiscard]] std::string spell_text(const Sequence& sequence,
                                     std::span<const std::string> alphabet);

/// Whether every state is a label such as D1N0I0.
[[nodiscard]] bool are_levels(std::span<const std::string> alphabet);

} // namespace catchup::analysis
