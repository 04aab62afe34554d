// SPDX-License-Identifier: MIT
#include <limits>

#include "analysis/claims/measures.hpp"

namespace catchup::analysis {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

std::size_t last_state(const Life& life) {
    return life.rises.empty() ? life.start : life.rises.back().state;
}

/// Share of the chosen firms that stand at the end and of which something holds.
template <class Condition>
double share_at_end(const Run& run, const Choice& choice, Condition&& holds) {
    double firms = 0.0;
    double those = 0.0;
    for (const Life& life : run.lives) {
        if (life.until == run.times && choice.has(life)) {
            firms += 1.0;
            those += holds(levels_of_state(last_state(life))) ? 1.0 : 0.0;
        }
    }
    return firms > 0.0 ? those / firms : undefined;
}

double reached(const Run& run, const Choice& choice) {
    return share_at_end(run, choice,
                        [&](const Levels& at) { return is_at_or_above(at, choice.goal); });
}

double network_ahead(const Run& run, const Choice& choice) {
    return share_at_end(run, choice, [](const Levels& at) { return at[1] > at[0]; });
}

double levels(const Run& run, const Choice& choice) {
    double firms = 0.0;
    double sum = 0.0;
    for (const Life& life : run.lives) {
        if (life.until == run.times && choice.has(life)) {
            const Levels at = levels_of_state(last_state(life));
            firms += 1.0;
            sum += at[0] + at[1] + at[2];
        }
    }
    return firms > 0.0 ? sum / firms : undefined;
}

} // namespace

std::vector<Measure> measures_of_states() {
    const std::vector<std::string_view> firms{"sector", "county", "revenue_from", "revenue_below"};
    std::vector<std::string_view> with_goal = firms;
    with_goal.emplace_back("goal");
    return {{"reached", "share of the firms at the end that are at or above the goal", with_goal,
             reached},
            {"network_ahead", "share of the firms at the end whose N is above their D", firms,
             network_ahead},
            {"levels", "mean of D + N + I over the firms at the end", firms, levels}};
}

} // namespace catchup::analysis
