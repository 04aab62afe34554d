// SPDX-License-Identifier: MIT
#include "models/comparison/likeness.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/base/error.hpp"
#include "sim/config/differing.hpp"

namespace catchup {
namespace {

constexpr std::size_t most_keys = 4; // told of a difference

/// Without what only says how often a scenario is run and how it is told.
Scenario untold(Scenario scenario) {
    scenario.title.clear();
    scenario.output = {};
    scenario.replications = 1;
    return scenario;
}

} // namespace

Scenario without_policy(Scenario scenario) {
    scenario.purses.clear();
    scenario.interventions.clear();
    scenario.policy = {};
    return scenario;
}

Scenario world_of(const Scenario& scenario) { return untold(without_policy(scenario)); }

bool same_thing(const Arm& one, const Arm& other) {
    return config::differing_keys(untold(one.scenario), untold(other.scenario)).empty();
}

std::string world_difference(const Arm& one, const Arm& other) {
    const auto keys = config::differing_keys(world_of(one.scenario), world_of(other.scenario));
    std::vector<std::string> told;
    for (std::size_t k = 0; k < std::min(keys.size(), most_keys); ++k) {
        told.push_back(fmt::format("{}: {} | {}", keys[k].key, keys[k].left, keys[k].right));
    }
    const std::string text = fmt::format("{}", fmt::join(told, "; "));
    return keys.size() > most_keys ? fmt::format("{}; and {} more", text, keys.size() - most_keys)
                                   : text;
}

void require_comparable(const std::vector<Arm>& arms, const std::vector<std::string>& files) {
    const Scenario& first = arms.front().scenario;
    std::vector<Problem> problems;
    const auto demand = [&](std::size_t a, bool same, std::string_view what, const auto& own,
                            const auto& other) {
        if (!same) {
            problems.push_back({Place{files[a], 0, 0},
                                fmt::format("{} is {}, but {} in {}: such arms cannot be paired. "
                                            "Try --set {}=... for all",
                                            what, own, other, files.front(), what)});
        }
    };
    for (std::size_t a = 1; a < arms.size(); ++a) {
        const Scenario& other = arms[a].scenario;
        demand(a, other.seed == first.seed, "seed", other.seed, first.seed);
        demand(a, other.time.start == first.time.start, "time.start", to_string(other.time.start),
               to_string(first.time.start));
        demand(a, other.time.quarters == first.time.quarters, "time.quarters", other.time.quarters,
               first.time.quarters);
        demand(a, other.population.firms == first.population.firms, "population.firms",
               other.population.firms, first.population.firms);
        demand(a, other.population.counties == first.population.counties, "population.counties",
               other.population.counties, first.population.counties);
        const auto kinds = [](const Scenario& scenario) {
            std::vector<std::string> names;
            for (const Sector& sector : scenario.sectors) {
                names.push_back(sector.kind);
            }
            return fmt::format("{}", fmt::join(names, ", "));
        };
        demand(a, kinds(other) == kinds(first), "sector", kinds(other), kinds(first));
    }
    if (!problems.empty()) {
        throw InputError{std::move(problems)};
    }
}

} // namespace catchup
