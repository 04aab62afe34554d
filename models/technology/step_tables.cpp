// SPDX-License-Identifier: MIT
#include "models/technology/step_tables.hpp"

namespace catchup {

std::array<StepGains, states> step_gains(const std::array<GainBasis, states>& by_state) {
    std::array<StepGains, states> table{};
    for (std::uint8_t s = 0; s < states; ++s) {
        for (Mask step = 1; step < masks; ++step) {
            if (!admissible(State{s}, step)) {
                continue;
            }
            const GainBasis& there = by_state[after(State{s}, step).value()];
            table[s].digital[step] = there.digital;
            table[s].network[step] = there.network;
            table[s].intelligent[step] = there.intelligent;
            table[s].joint[step] = there.joint;
        }
    }
    return table;
}

std::array<StepPrices, states> step_prices(const StepCosts& costs) {
    std::array<StepPrices, states> table{};
    for (std::size_t s = 0; s < states; ++s) {
        for (Mask step = 1; step < masks; ++step) {
            for (std::size_t x = 0; x < technologies; ++x) {
                table[s].list[x][step] = costs[s][step].list[x];
            }
            table[s].factor[step] = costs[s][step].factor;
        }
    }
    return table;
}

} // namespace catchup
