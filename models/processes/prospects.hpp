// SPDX-License-Identifier: MIT
// Gains, prices and risks of all steps of a firm at once: rows that vectors run through.
#pragma once

#include "models/plan.hpp"
#include "models/processes/public_goods.hpp"
#include "models/technology/step_tables.hpp"

namespace catchup {

/// E2 after each step, share of revenue, before premia. `fit` is that of the firm, times windows.
[[nodiscard]] inline BySteps gains_after(const StepGains& steps,
                                         const std::array<double, technologies>& fit,
                                         double externality, double networked) noexcept {
    BySteps gains;
    for (std::size_t step = 0; step < masks; ++step) {
        gains[step] = fit[0] * steps.digital[step] +
                      fit[1] * steps.network[step] * (1.0 + externality * networked) +
                      fit[2] * steps.intelligent[step] + steps.joint[step];
    }
    return gains;
}

/// E8 of each step's project. @param known log(1 + E) by technology  @param integrator by step, what
/// an integrator adds  @param university what a link adds
[[nodiscard]] inline BySteps outcome_indices(const Outcome& outcome, const StepGaps& gaps,
                                             double capability,
                                             const std::array<double, technologies>& known,
                                             const BySteps& integrator, const Goods& goods,
                                             double university) noexcept {
    BySteps index;
    for (std::size_t step = 0; step < masks; ++step) {
        double learnt = 0.0;
        double generic = 0.0;
        for (std::size_t x = 0; x < technologies; ++x) {
            learnt += raised_by_steps[x][step] * known[x];
            generic += raised_by_steps[x][step] * goods.generic[x];
        }
        index[step] = outcome.capability * (capability - outcome.capability_reference) +
                      outcome.experience * learnt / breadth_of_steps[step] + integrator[step] +
                      outcome.standards * goods.standards +
                      outcome.generic * (generic / breadth_of_steps[step]) + university -
                      gaps.network[step] - gaps.intelligent[step] - gaps.joint[step];
    }
    return index;
}

/// E5 of each step done in-house, million RMB, before public goods.
[[nodiscard]] inline BySteps listed_prices(const StepPrices& steps,
                                           const std::array<double, technologies>& price_level,
                                           double scale) noexcept {
    BySteps prices;
    for (std::size_t step = 0; step < masks; ++step) {
        const double sum = steps.list[0][step] * price_level[0] +
                           steps.list[1][step] * price_level[1] +
                           steps.list[2][step] * price_level[2];
        prices[step] = sum * steps.factor[step] * scale;
    }
    return prices;
}

/// What public goods take off the prices (E15).
[[nodiscard]] inline BySteps cheaper(const Cost& cost, const Goods& goods,
                                     BySteps prices) noexcept {
    for (std::size_t step = 0; step < masks; ++step) {
        double generic = 0.0;
        for (std::size_t x = 0; x < technologies; ++x) {
            generic += raised_by_steps[x][step] * goods.generic[x];
        }
        prices[step] = prices[step] * (1.0 - cost.standards * goods.standards) *
                       (1.0 - cost.generic * (generic / breadth_of_steps[step]));
    }
    return prices;
}

/// What a firm in a state would pay in-house for each step today (cost_from of every step).
[[nodiscard]] inline BySteps in_house_prices(const World& world, Position f, State state) noexcept {
    const Firms& firms = world.firms;
    const BySteps listed =
        listed_prices(world.plan->step_prices[state.value()],
                      world.sector_prices[firms.sector[f].value()], firms.cost_scale[f]);
    return world.policy.goods.empty()
               ? listed
               : cheaper(world.plan->scenario.cost, goods_of(world, f), listed);
}

} // namespace catchup
