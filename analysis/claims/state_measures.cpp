// SPDX-License-Identifier: MIT
#include <limits>

#include "analysis/claims/measures.hpp"

namespace catchup::analysis {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// Share of the chosen firms that stand then and of which something holds.
template <class Condition>
double share_of(const Run& run, const Choice& choice, Condition&& holds) {
    const std::size_t place = choice.place_in(run);
    double firms = 0.0;
    double those = 0.0;
    for (const Life& life : run.lives) {
        if (life.stands_at(place) && choice.has(life)) {
            firms += 1.0;
            those += holds(levels_of_state(life.state_at(place))) ? 1.0 : 0.0;
        }
    }
    return firms > 0.0 ? those / firms : undefined;
}

double reached(const Run& run, const Choice& choice) {
    return share_of(run, choice, [&](const Levels& at) { return is_at_or_above(at, choice.goal); });
}

double network_ahead(const Run& run, const Choice& choice) {
    return share_of(run, choice, [](const Levels& at) { return at[1] > at[0]; });
}

} // namespace

std::vector<Measure> measures_of_states() {
    const std::vector<std::string_view> firms{"sector", "county", "revenue_from", "revenue_below",
                                              "quarter"};
    std::vector<std::string_view> with_goal = firms;
    with_goal.emplace_back("goal");
    return {{"reached", "share of the firms of the quarter that are at or above the goal",
             with_goal, reached},
            {"network_ahead", "share of the firms of the quarter whose N is above their D", firms,
             network_ahead}};
}

} // namespace catchup::analysis
