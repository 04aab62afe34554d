// SPDX-License-Identifier: MIT
// Gains and prices of all steps of a firm at once: rows that vectors run through.
#pragma once

#include "models/plan.hpp"
#include "models/processes/public_goods.hpp"
#include "models/technology/step_tables.hpp"

namespace catchup {

/// E2 after each step, share of revenue, before premia. `fit` is that of the firm, times windows.
inline void gains_after(const StepGains& steps, const std::array<double, technologies>& fit,
                        double externality, double networked, BySteps& gains) noexcept {
    for (std::size_t step = 0; step < masks; ++step) {
        gains[step] = fit[0] * steps.digital[step] +
                      fit[1] * steps.network[step] * (1.0 + externality * networked) +
                      fit[2] * steps.intelligent[step] + steps.joint[step];
    }
}

/// E5 of each step done in-house, million RMB, before public goods.
inline void listed_prices(const StepPrices& steps,
                          const std::array<double, technologies>& price_level, double scale,
                          BySteps& prices) noexcept {
    for (std::size_t step = 0; step < masks; ++step) {
        const double sum = steps.list[0][step] * price_level[0] +
                           steps.list[1][step] * price_level[1] +
                           steps.list[2][step] * price_level[2];
        prices[step] = sum * steps.factor[step] * scale;
    }
}

/// What public goods take off the prices (E15).
inline void make_cheaper(const Cost& cost, const Goods& goods, BySteps& prices) noexcept {
    for (std::size_t step = 0; step < masks; ++step) {
        double generic = 0.0;
        for (std::size_t x = 0; x < technologies; ++x) {
            generic += raised_by_steps[x][step] * goods.generic[x];
        }
        prices[step] = prices[step] * (1.0 - cost.standards * goods.standards) *
                       (1.0 - cost.generic * (generic / breadth_of_steps[step]));
    }
}

/// What a firm in a state would pay in-house for each step today (cost_from of every step).
inline void in_house_prices(const World& world, Position f, State state, BySteps& prices) noexcept {
    const Firms& firms = world.firms;
    listed_prices(world.plan->step_prices[state.value()],
                  world.sector_prices[firms.sector[f].value()], firms.cost_scale[f], prices);
    if (!world.policy.goods.empty()) {
        make_cheaper(world.plan->scenario.cost, goods_of(world, f), prices);
    }
}

} // namespace catchup
