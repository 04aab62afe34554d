// SPDX-License-Identifier: MIT
#include "analysis/pathways/transitions.hpp"

#include <limits>
#include <numeric>

namespace catchup::analysis {

double Transitions::leaving(std::size_t from) const {
    const auto row = counts.begin() + static_cast<std::ptrdiff_t>(from * states);
    return std::accumulate(row, row + static_cast<std::ptrdiff_t>(states), 0.0);
}

double Transitions::rate(std::size_t from, std::size_t to) const {
    const double all = leaving(from);
    return all > 0.0 ? count(from, to) / all : std::numeric_limits<double>::quiet_NaN();
}

std::vector<Transitions> transitions_over_time(const Sequences& all,
                                               std::span<const double> weights) {
    const std::size_t states = all.alphabet.size();
    std::vector<Transitions> found(all.periods.size(), Transitions{states});
    for (std::size_t s = 0; s < all.distinct.size(); ++s) {
        const Sequence& one = all.distinct[s];
        for (std::size_t i = 1; i < one.states.size(); ++i) {
            found[one.from + i].counts[one.states[i - 1] * states + one.states[i]] += weights[s];
        }
    }
    return found;
}

Transitions transitions(const Sequences& all, std::span<const double> weights) {
    Transitions sum{all.alphabet.size()};
    for (const Transitions& one : transitions_over_time(all, weights)) {
        for (std::size_t cell = 0; cell < sum.counts.size(); ++cell) {
            sum.counts[cell] += one.counts[cell];
        }
    }
    return sum;
}

std::vector<Distribution> distributions(const Sequences& all, std::span<const double> weights) {
    std::vector<Distribution> found(all.periods.size());
    for (std::size_t s = 0; s < all.distinct.size(); ++s) {
        const Sequence& one = all.distinct[s];
        for (std::size_t i = 0; i < one.states.size(); ++i) {
            Distribution& now = found[one.from + i];
            now.shares.resize(all.alphabet.size(), 0.0);
            now.shares[one.states[i]] += weights[s];
            now.present += weights[s];
        }
    }
    for (Distribution& now : found) {
        for (double& share : now.shares) {
            share = now.present > 0.0 ? share / now.present : 0.0;
        }
        if (now.present == 0.0) {
            now.shares.clear();
        }
    }
    return found;
}

std::vector<StateTimes> state_times(const Sequences& all, std::span<const double> weights) {
    std::vector<StateTimes> found(all.alphabet.size());
    double total = 0.0;
    for (std::size_t s = 0; s < all.distinct.size(); ++s) {
        std::vector<bool> seen(found.size(), false);
        std::size_t past = 0;
        for (const Spell& spell : spells(all.distinct[s])) {
            StateTimes& times = found[spell.state];
            times.periods += weights[s] * static_cast<double>(spell.length);
            times.spells += weights[s];
            if (!seen[spell.state]) {
                times.reached += weights[s];
                times.first += weights[s] * static_cast<double>(past);
                seen[spell.state] = true;
            }
            past += spell.length;
        }
        total += weights[s];
    }
    for (StateTimes& times : found) {
        times.first = times.reached > 0.0 ? times.first / times.reached
                                          : std::numeric_limits<double>::quiet_NaN();
        times.periods /= total;
        times.spells /= total;
        times.reached /= total;
    }
    return found;
}

} // namespace catchup::analysis
