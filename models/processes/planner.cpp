// SPDX-License-Identifier: MIT
#include "models/processes/planner.hpp"

#include <algorithm>
#include <variant>

#include "models/processes/ledger_of_steps.hpp"
#include "models/processes/reach.hpp"
#include "sim/numerics/elementary.hpp"

namespace catchup {
namespace {

Mask best_of(const Ledger& sums) noexcept {
    Mask best = 0;
    double ratio = 0.0;
    for (const Mask step : fewest_first) {
        if (sums.cost[step] > 0.0 && sums.value[step] / sums.cost[step] > ratio) {
            ratio = sums.value[step] / sums.cost[step];
            best = step;
        }
    }
    return best;
}

/// An uninformed planner's states: those of four quarters ago, or of the policy's first quarter.
void remember_states(World& world) {
    auto& years = world.policy.states_of_year;
    const auto& states_now = world.firms.state;
    std::vector<State> copy;
    copy.reserve(states_now.size());
    for (std::uint32_t at = 0; at < states_now.size(); ++at) {
        copy.push_back(states_now[Position{at}]);
    }
    if (years.empty()) {
        years.assign(quarters_a_year, copy);
    }
    years[world.now.value() % quarters_a_year] = std::move(copy);
}

} // namespace

double annuity(double discount, double years) noexcept {
    return discount > 0.0 ? (1.0 - power(1.0 + discount, -years)) / discount : years;
}

void plan_steps(World& world) {
    const auto& interventions = world.plan->scenario.interventions;
    bool uninformed = false;
    for (const Intervention& one : interventions) {
        const auto* planner = std::get_if<BestBySector>(&one.choice);
        uninformed = uninformed || (planner != nullptr && !planner->informed);
    }
    uninformed = uninformed && policy_begins(world.plan->scenario) <= world.now;
    if (uninformed && world.policy.states_of_year.empty()) {
        remember_states(world);
    }
    for (std::size_t k = 0; k < interventions.size(); ++k) {
        InterventionState& state = world.policy.interventions[k];
        const auto* planner = std::get_if<BestBySector>(&interventions[k].choice);
        if (!state.active || (state.quarters != 1 && world.today().quarter() != 1)) {
            continue;
        }
        if (planner == nullptr) {
            list_chosen_steps(world, k);
            continue;
        }
        const double factor = annuity(planner->discount, planner->years);
        const auto sums = ledgers_by_sector(world, k, *planner, factor);
        std::transform(sums.begin(), sums.end(), state.best.begin(), best_of);
        list_chosen_steps(world, k);
    }
    if (uninformed) {
        remember_states(world);
    }
}

} // namespace catchup
