// SPDX-License-Identifier: MIT
#include "models/technology/cost.hpp"

#include "models/technology/gaps.hpp"
#include "sim/numerics/elementary.hpp"

namespace catchup {

std::array<double, technologies>
price_levels(const Cost& cost, Quarter now,
             const std::array<std::int64_t, technologies>& completed) {
    const double years = static_cast<double>(now.minus(price_base)) / 4.0;
    std::array<double, technologies> levels{};
    for (std::size_t x = 0; x < technologies; ++x) {
        const double experience =
            (static_cast<double>(completed[x]) + cost.prior_projects) / cost.prior_projects;
        levels[x] = power(1.0 - cost.yearly_decline[x], years) * power(experience, -cost.learning);
    }
    return levels;
}

StepCosts step_costs(const Cost& cost) {
    const std::array list{cost.digital, cost.network, cost.intelligent};
    StepCosts table;
    for (std::uint8_t s = 0; s < states; ++s) {
        for (Mask step = 1; step < masks; ++step) {
            const State from{s};
            if (!admissible(from, step)) {
                continue;
            }
            const State to = after(from, step);
            StepCost& entry = table[s][step];
            for (std::size_t x = 0; x < technologies; ++x) {
                if (raises(step, x)) {
                    entry.list[x] = list[x][static_cast<std::size_t>(level(from, x))];
                }
            }
            constexpr double weight_of_network_gap = 0.4;
            entry.factor = exp(cost.gap_penalty * (weight_of_network_gap * network_gap(to, step) +
                                                   intelligent_gap(to, step)));
            for (int extra = 1; extra < breadth(step); ++extra) {
                entry.factor *= cost.joint_factor;
            }
        }
    }
    return table;
}

} // namespace catchup
