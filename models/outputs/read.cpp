// SPDX-License-Identifier: MIT
#include "models/outputs/read.hpp"

#include "models/processes/options.hpp"

namespace catchup {

double expected_yearly_gain(const World& world, Position f) noexcept {
    const Firms& firms = world.firms;
    const auto steady = [&](State state) noexcept {
        return steady_gain(world.plan->gain(firms.sector[f], state),
                           {firms.fit[0][f], firms.fit[1][f], firms.fit[2][f]},
                           world.plan->scenario.benefit.partner_externality, firms.networked[f]);
    };
    const State now = firms.state[f];
    double gain = steady(now);
    if (const Mask step = firms.project[f]; step != 0) {
        const double fails =
            firms.late[f] != 0
                ? 0.0
                : end_probability(world.plan->scenario.outcome.abandoned,
                                  outcome_index_of(world, f, step, firms.builder[f]));
        gain += (1.0 - fails) * (steady(after(now, step)) - gain);
    }
    return firms.revenue[f] * gain;
}

} // namespace catchup
