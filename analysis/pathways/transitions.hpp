// SPDX-License-Identifier: MIT
// What sequences of a population do from one period to the next, and where they are.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/pathways/sequences.hpp"

namespace catchup::analysis {

/// From state (row) to state (column), row after row.
struct Transitions {
    std::size_t states = 0;
    std::vector<double> counts; // sums of weights

    explicit Transitions(std::size_t all) : states{all}, counts(all * all, 0.0) {}
    [[nodiscard]] double count(std::size_t from, std::size_t to) const {
        return counts[from * states + to];
    }
    [[nodiscard]] double leaving(std::size_t from) const; // sum of a row, staying included
    /// Share of those in `from` that are in `to` one period later; NaN if nobody was there.
    [[nodiscard]] double rate(std::size_t from, std::size_t to) const;
};

/// Over all periods. `weights`: by distinct sequence.
[[nodiscard]] Transitions transitions(const Sequences& all, std::span<const double> weights);

/// By the period in which the step ends; of the first period there are none.
[[nodiscard]] std::vector<Transitions> transitions_over_time(const Sequences& all,
                                                             std::span<const double> weights);

/// Where sequences are in a period.
struct Distribution {
    double present = 0.0;       // sum of weights
    std::vector<double> shares; // by state; empty if nobody is there
};
[[nodiscard]] std::vector<Distribution> distributions(const Sequences& all,
                                                      std::span<const double> weights);

/// Time in a state and to it. Sequences that end before they get there do not count as getting there:
/// for times with censoring see survival analysis.
struct StateTimes {
    double periods = 0.0; // mean over sequences
    double spells = 0.0;  // mean number over sequences
    double reached = 0.0; // share of sequences that are ever there
    double first = 0.0; // mean periods from the beginning to the first time, of those; NaN if none
};
[[nodiscard]] std::vector<StateTimes> state_times(const Sequences& all,
                                                  std::span<const double> weights);

} // namespace catchup::analysis
