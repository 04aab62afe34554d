// SPDX-License-Identifier: MIT
#include <cmath>
#include <limits>

#include "analysis/claims/measures.hpp"

namespace catchup::analysis {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

struct Mean {
    double sum = 0.0;
    double count = 0.0;
    void add(double value) {
        sum += value;
        count += 1.0;
    }
    [[nodiscard]] double value() const { return count > 0.0 ? sum / count : undefined; }
};

/// Firms that began below the goal: mean distance, of those that are there now, from the middle of the
/// county's first firms, where an integrator of that county sits, over that of all of them.
double distance_ratio(const Run& run, const Choice& choice) {
    const std::size_t place = choice.place_in(run);
    Mean east;
    Mean north;
    for (const Life& life : run.lives) {
        if (life.from == 0 && life.county == choice.county.value_or(0)) {
            east.add(life.east);
            north.add(life.north);
        }
    }
    Mean there;
    Mean all;
    for (const Life& life : run.lives) {
        if (!life.stands_at(place) || is_at_or_above(levels_of_state(life.start), choice.goal)) {
            continue;
        }
        const double to_east = life.east - east.value();
        const double to_north = life.north - north.value();
        const double distance = std::sqrt(to_east * to_east + to_north * to_north);
        all.add(distance);
        if (is_at_or_above(levels_of_state(life.state_at(place)), choice.goal)) {
            there.add(distance);
        }
    }
    return all.value() > 0.0 ? there.value() / all.value() : undefined;
}

} // namespace

std::vector<Measure> measures_of_places() {
    return {{"distance_ratio",
             "mean distance from the centre of the county (0 if none is named) of firms that have "
             "risen to the goal, over that of all firms that began below it; 1: they lie anywhere",
             {"county", "goal", "quarter"},
             distance_ratio}};
}

} // namespace catchup::analysis
