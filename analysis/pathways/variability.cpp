// SPDX-License-Identifier: MIT
#include "analysis/pathways/variability.hpp"

#include <cmath>
#include <limits>
#include <vector>

namespace catchup::analysis {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

} // namespace

double normalised_entropy(std::span<const double> shares) {
    if (shares.size() < 2) {
        return none;
    }
    double sum = 0.0;
    for (const double share : shares) {
        sum += share > 0.0 ? share * std::log(1.0 / share) : 0.0;
    }
    return sum / std::log(static_cast<double>(shares.size()));
}

double longitudinal_entropy(const Sequence& sequence, std::size_t states) {
    std::vector<double> shares(states, 0.0);
    for (const Symbol state : sequence.states) {
        shares[state] += 1.0;
    }
    for (double& share : shares) {
        share /= static_cast<double>(sequence.states.size());
    }
    return normalised_entropy(shares);
}

double log2_subsequences(std::span<const Symbol> states) {
    // N(i) = 2 N(i - 1) - N(before the last time of this state); halved when large, so that sequences
    // may be of any length
    std::vector<long double> before{1.0L};
    std::vector<std::size_t> last;
    double halvings = 0.0;
    for (std::size_t i = 0; i < states.size(); ++i) {
        last.resize(std::max<std::size_t>(last.size(), states[i] + 1U), 0);
        const std::size_t earlier = last[states[i]];
        before.push_back(2.0L * before.back() - (earlier == 0 ? 0.0L : before[earlier - 1]));
        last[states[i]] = i + 1;
        if (before.back() > 0x1p4000L) {
            for (long double& number : before) {
                number *= 0x1p-4000L;
            }
            halvings += 4000.0;
        }
    }
    return static_cast<double>(std::log2(before.back())) + halvings;
}

double turbulence(const Sequence& sequence) {
    const std::vector<Spell> all = spells(sequence);
    const auto count = static_cast<double>(all.size());
    const double mean = static_cast<double>(sequence.states.size()) / count;
    double variance = 0.0;
    std::vector<Symbol> states;
    for (const Spell& spell : all) {
        const double off = static_cast<double>(spell.length) - mean;
        variance += off * off / count;
        states.push_back(spell.state);
    }
    const double greatest = (count - 1.0) * (1.0 - mean) * (1.0 - mean);
    return log2_subsequences(states) + std::log2((greatest + 1.0) / (variance + 1.0));
}

double greatest_turbulence(std::size_t states, std::size_t length) {
    Sequence round;
    for (std::size_t period = 0; period < length; ++period) {
        round.states.push_back(static_cast<Symbol>(period % states));
    }
    return turbulence(round);
}

double normalised_turbulence(const Sequence& sequence, std::size_t states, std::size_t length) {
    const double greatest = greatest_turbulence(states, length);
    return greatest > 1.0 ? (turbulence(sequence) - 1.0) / (greatest - 1.0) : none;
}

double complexity(const Sequence& sequence, std::size_t states) {
    const std::size_t periods = sequence.states.size();
    if (states < 2 || periods < 2) {
        return states < 2 ? none : 0.0;
    }
    const double changes = static_cast<double>(spells(sequence).size() - 1);
    const double share = changes / static_cast<double>(periods - 1);
    return std::sqrt(share * longitudinal_entropy(sequence, states));
}

} // namespace catchup::analysis
