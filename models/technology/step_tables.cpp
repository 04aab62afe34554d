// SPDX-License-Identifier: MIT
#include "models/technology/step_tables.hpp"

namespace catchup {

std::array<StepGains, states> step_gains(const std::array<GainBasis, states>& by_state) {
    std::array<StepGains, states> table{};
    for (std::uint8_t s = 0; s < states; ++s) {
        for (Mask step = 0; step < masks; ++step) {
            if (step != 0 && !admissible(State{s}, step)) {
                continue;
            }
            const GainBasis& there = by_state[step == 0 ? s : after(State{s}, step).value()];
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

std::array<StepGaps, states> step_gaps(const Outcome& outcome) {
    std::array<StepGaps, states> table{};
    for (std::uint8_t s = 0; s < states; ++s) {
        for (Mask step = 1; step < masks; ++step) {
            if (!admissible(State{s}, step)) {
                continue;
            }
            const State to = after(State{s}, step);
            table[s].network[step] = outcome.network_gap * network_gap(to, step);
            table[s].intelligent[step] = outcome.intelligent_gap * intelligent_gap(to, step);
            table[s].joint[step] = outcome.joint * (breadth(step) - 1);
        }
    }
    return table;
}

} // namespace catchup
