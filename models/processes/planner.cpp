// SPDX-License-Identifier: MIT
#include "models/processes/planner.hpp"

#include <algorithm>
#include <variant>

#include "models/processes/gain.hpp"
#include "models/processes/options.hpp"
#include "models/processes/prospects.hpp"
#include "models/processes/reach.hpp"
#include "models/sums.hpp"
#include "sim/numerics/elementary.hpp"
#include "sim/numerics/instructions.hpp"

namespace catchup {
namespace {

/// What a planner adds up for each step.
struct Ledgers {
    std::array<double, masks> value{}, cost{}; // million RMB
    Ledgers& operator+=(const Ledgers& other) noexcept {
        for (std::size_t m = 0; m < masks; ++m) {
            value[m] += other.value[m];
            cost[m] += other.cost[m];
        }
        return *this;
    }
};

/// Public money that a step of this price takes under the lever, million RMB.
template <class Lever>
double public_cost(const Lever& lever, double price) noexcept {
    if constexpr (PaysForSteps<Lever>) {
        return lever.support(price);
    } else if constexpr (std::is_same_v<Lever, Mandate>) {
        return lever.visit_cost;
    } else if constexpr (std::is_same_v<Lever, Guarantee>) {
        return lever.covered * price;
    } else if constexpr (std::is_same_v<Lever, IntegratorFund>) {
        return lever.match * lever.trial_share * price;
    } else {
        return 0.0; // gives no step
    }
}

/// The firm's state as the planner knows it, and its gain there.
State known_state(const World& world, const BestBySector& planner, Position f) {
    return planner.informed
               ? world.firms.state[f]
               : world.policy.states_of_year[world.now.value() % quarters_a_year][f.value()];
}
double known_gain(const World& world, const BestBySector& planner, Position f, State state) {
    return planner.informed
               ? target_gain(world, f, state)
               : steady_gain(world.plan->gain(world.firms.sector[f], state), {1.0, 1.0, 1.0},
                             world.plan->scenario.benefit.partner_externality,
                             world.firms.networked[f]);
}

template <class Lever>
Ledgers ledgers_of(const World& world, const Lever& lever, std::size_t k,
                   const BestBySector& planner, double annuity, Position f) {
    Ledgers all;
    if (!covers(world, k, f)) {
        return all;
    }
    const State state = known_state(world, planner, f);
    const double here = known_gain(world, planner, f, state);
    const double worth = world.firms.revenue[f] * annuity;
    const std::size_t sector = world.firms.sector[f].value();
    const auto& window = world.climates[sector].benefit;
    const auto& fit = world.firms.fit;
    const std::array<double, technologies> known_fit =
        planner.informed
            ? std::array{fit[0][f] * window[0], fit[1][f] * window[1], fit[2][f] * window[2]}
            : std::array{1.0, 1.0, 1.0};
    const std::uint8_t open = open_steps(world, state);
    const StepGains& steps = world.plan->step_gains[sector][state.value()];
    const double externality = world.plan->scenario.benefit.partner_externality;
    const double networked = world.firms.networked[f];
    const BySteps prices = vectorised([&]() noexcept { return in_house_prices(world, f, state); });
    all.value = vectorised(
        [&steps, &known_fit, externality, networked, prices, here, worth, open]() noexcept {
            BySteps value = gains_after(steps, known_fit, externality, networked);
            for (std::uint32_t step = 0; step < masks; ++step) {
                value[step] =
                    (open >> step & 1U) != 0 ? (value[step] - here) * worth - prices[step] : 0.0;
            }
            return value;
        });
    for (Mask step = 1; step < masks; ++step) {
        all.cost[step] = (open >> step & 1) != 0 ? public_cost(lever, prices[step]) : 0.0;
    }
    return all;
}

Mask best_of(const Ledgers& sums) noexcept {
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
        const auto sums = std::visit(
            [&](const auto& lever) {
                return sector_sums<Ledgers>(
                    world.firms, world.sector_firms.size(), [&](Position f) noexcept {
                        return ledgers_of(world, lever, k, *planner, factor, f);
                    });
            },
            interventions[k].lever);
        std::transform(sums.begin(), sums.end(), state.best.begin(), best_of);
        list_chosen_steps(world, k);
    }
    if (uninformed) {
        remember_states(world);
    }
}

} // namespace catchup
