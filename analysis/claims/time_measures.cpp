// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "analysis/claims/measures.hpp"
#include "analysis/survival/kaplan_meier.hpp"

namespace catchup::analysis {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// The place at which the firm first is at or above the goal.
std::optional<std::size_t> arrival(const Life& life, const Levels& goal) {
    if (is_at_or_above(levels_of_state(life.start), goal)) {
        return life.from;
    }
    const auto rise = std::find_if(life.rises.begin(), life.rises.end(), [&](const Rise& one) {
        return is_at_or_above(levels_of_state(one.state), goal);
    });
    return rise == life.rises.end() ? std::nullopt : std::optional{rise->place};
}

/// Firms from the start that were not at the goal; exits are censored.
std::vector<Observation> waits(const Run& run, const Choice& choice) {
    std::vector<Observation> sample;
    for (const Life& life : run.lives) {
        if (life.generation > 0 || !choice.has(life) || life.until <= 1 ||
            is_at_or_above(levels_of_state(life.start), choice.goal)) {
            continue;
        }
        Observation one;
        const std::optional<std::size_t> place = arrival(life, choice.goal);
        one.status = place ? 1 : 0;
        one.time = static_cast<double>(place.value_or(std::min(life.until, run.times - 1)));
        sample.push_back(one);
    }
    return sample;
}

double years_to(const Run& run, const Choice& choice) {
    const std::vector<Observation> sample = waits(run, choice);
    if (sample.empty()) {
        return undefined;
    }
    const auto curve = kaplan_meier(risk_sets(sample, 1), IntervalScale::plain);
    return restricted_mean(curve, static_cast<double>(run.times - 1)).mean / quarters_a_year;
}

double spread(const std::vector<double>& values) {
    if (values.size() < 2) {
        return undefined;
    }
    double mean = 0.0;
    for (const double value : values) {
        mean += value / static_cast<double>(values.size());
    }
    double squares = 0.0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    return std::sqrt(squares / static_cast<double>(values.size() - 1)) / quarters_a_year;
}

/// Of firms from the start that get to the goal: the place of their first step, or of their arrival.
template <class Place>
double spread_of(const Run& run, const Choice& choice, Place&& place) {
    std::vector<double> places;
    for (const Life& life : run.lives) {
        const std::optional<std::size_t> there = arrival(life, choice.goal);
        if (life.generation == 0 && choice.has(life) && there && !life.rises.empty()) {
            places.push_back(static_cast<double>(place(life, *there)));
        }
    }
    return spread(places);
}

double arrival_sd(const Run& run, const Choice& choice) {
    return spread_of(run, choice, [](const Life&, std::size_t there) { return there; });
}

double first_step_sd(const Run& run, const Choice& choice) {
    return spread_of(run, choice,
                     [](const Life& life, std::size_t) { return life.rises.front().place; });
}

} // namespace

std::vector<Measure> measures_of_times() {
    const std::vector<std::string_view> keys{"sector", "county", "revenue_from", "revenue_below",
                                             "goal"};
    return {
        {"years_to",
         "mean years until firms from the start reach the goal, or the run ends (area under the "
         "Kaplan-Meier curve; exits are censored)",
         keys, years_to},
        {"arrival_sd",
         "standard deviation, in years, of the date at which firms reach the goal, of those that "
         "do",
         keys, arrival_sd},
        {"first_step_sd",
         "standard deviation, in years, of the date of the first step of these firms", keys,
         first_step_sd}};
}

} // namespace catchup::analysis
