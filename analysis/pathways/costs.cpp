// SPDX-License-Identifier: MIT
#include "analysis/pathways/costs.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "analysis/state_levels.hpp"

namespace catchup::analysis {
namespace {

/// Rates of going there, 0 where nobody could.
double rate_or_zero(const Transitions& transitions, std::size_t from, std::size_t to) {
    const double rate = transitions.rate(from, to);
    return std::isnan(rate) ? 0.0 : rate;
}

Costs filled(std::size_t states, double indel, const auto& cost) {
    Costs costs{states, std::vector<double>(states * states, 0.0), indel};
    for (std::size_t i = 0; i < states; ++i) {
        for (std::size_t j = i + 1; j < states; ++j) {
            costs.substitution[i * states + j] = cost(i, j);
            costs.substitution[j * states + i] = costs.at(i, j);
        }
    }
    return costs;
}

} // namespace

double Costs::greatest() const {
    return *std::max_element(substitution.begin(), substitution.end());
}

Costs constant_costs(std::size_t states, double substitution) {
    return filled(states, substitution / 2.0,
                  [&](std::size_t, std::size_t) { return substitution; });
}

Costs rate_costs(const Transitions& transitions) {
    return filled(transitions.states, 1.0, [&](std::size_t i, std::size_t j) {
        return 2.0 - rate_or_zero(transitions, i, j) - rate_or_zero(transitions, j, i);
    });
}

std::optional<Costs> manhattan_costs(std::span<const std::string> alphabet) {
    constexpr double half = 3.0; // of the greatest: 2 levels x 3 technologies
    std::vector<std::optional<Levels>> levels;
    for (const std::string& label : alphabet) {
        levels.push_back(levels_of(label));
        if (!levels.back() && label != gap_label) {
            return std::nullopt;
        }
    }
    return filled(alphabet.size(), half, [&](std::size_t i, std::size_t j) {
        if (!levels[i] || !levels[j]) {
            return half;
        }
        int sum = 0;
        for (std::size_t x = 0; x < levels[i]->size(); ++x) {
            sum += std::abs((*levels[i])[x] - (*levels[j])[x]);
        }
        return static_cast<double>(sum);
    });
}

std::vector<Costs> dynamic_costs(std::span<const Transitions> over_time) {
    std::vector<Costs> costs;
    for (std::size_t t = 0; t < over_time.size(); ++t) {
        costs.push_back(filled(over_time[t].states, 0.0, [&](std::size_t i, std::size_t j) {
            double cost = 4.0;
            for (const std::size_t step : {t, t + 1}) { // into the period, out of it
                if (step > 0 && step < over_time.size()) {
                    cost -= rate_or_zero(over_time[step], i, j);
                    cost -= rate_or_zero(over_time[step], j, i);
                }
            }
            return cost;
        }));
    }
    return costs;
}

std::optional<std::array<std::size_t, 3>> detour(const Costs& costs) {
    constexpr double rounding = 1e-12;
    for (std::size_t i = 0; i < costs.states; ++i) {
        for (std::size_t k = 0; k < costs.states; ++k) {
            for (std::size_t j = 0; j < costs.states; ++j) {
                if (costs.at(i, k) > costs.at(i, j) + costs.at(j, k) + rounding) {
                    return std::array{i, j, k};
                }
            }
        }
    }
    return std::nullopt;
}

} // namespace catchup::analysis
