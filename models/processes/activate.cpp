// SPDX-License-Identifier: MIT
#include "models/processes/activate.hpp"

#include <algorithm>
#include <variant>

#include "models/outputs/output.hpp"
#include "models/processes/reach.hpp"
#include "models/processes/support.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup {
namespace {

bool triggered(const World& world, const PolicyTriggers& trigger, bool latched) {
    return std::visit(
        [&]<class Trigger>(const Trigger& one) {
            if constexpr (std::is_same_v<Trigger, Always>) {
                return true;
            } else {
                return (latched && one.condition.latched) ||
                       one.condition.met(observed(world, one));
            }
        },
        trigger);
}

} // namespace

double observed(const World& world, const OnOutput& trigger) {
    const auto& variables = output_variables();
    const auto found =
        std::find_if(variables.begin(), variables.end(), [&](const OutputVariable& variable) {
            return variable.name == trigger.output;
        });
    const std::size_t sectors = world.sector_firms.size();
    double sum = 0.0;
    if (found->integers != nullptr) {
        std::vector<std::int64_t> cells(sectors);
        found->integers(world, cells);
        for (const std::int64_t cell : cells) {
            sum += static_cast<double>(cell) * found->scale_factor;
        }
        return sum;
    }
    std::vector<double> cells(sectors);
    found->reals(world, cells);
    for (std::size_t s = 0; s < sectors; ++s) {
        sum += cells[s] * (found->is_mean ? static_cast<double>(world.sector_firms[s]) : 1.0);
    }
    return found->is_mean ? sum / static_cast<double>(world.firms.size()) : sum;
}

double observed(const World& world, const OnReached& trigger) {
    const State goal = *parse_state(trigger.state);
    const auto there = ordered_sum<std::int64_t>(world.firms.size(), [&](Position f) noexcept {
        return has_reached(world.firms.state[f], goal) ? 1 : 0;
    });
    return static_cast<double>(there) / static_cast<double>(world.firms.size());
}

void activate(World& world) {
    const auto& interventions = world.plan->scenario.interventions;
    const Quarter today = world.today();
    std::fill(world.policy.payers.begin(), world.policy.payers.end(), 0);
    for (std::size_t k = 0; k < interventions.size(); ++k) {
        InterventionState& state = world.policy.interventions[k];
        const bool due = interventions[k].from <= today && today <= interventions[k].until;
        state.active = due && triggered(world, interventions[k].trigger, state.latched);
        state.latched = state.latched || state.active;
        state.quarters += state.active ? 1 : 0;
        if (state.active && !state.marked) {
            mark(world, k);
        }
        if (state.active && pays_at_once(interventions[k].lever)) {
            world.policy.payers[k / interventions_a_word] |= bit_of(k);
        }
    }
}

} // namespace catchup
