// SPDX-License-Identifier: MIT
// What firms in a state meet at each step, in rows over all steps at once: loops over steps become
// vectors.
#pragma once

#include <array>
#include <vector>

#include "models/technology/benefit.hpp"
#include "models/technology/cost.hpp"
#include "models/technology/outcome.hpp"
#include "models/technology/states.hpp"

namespace catchup {

/// One number a step, by mask; inadmissible steps are unused, and entry 0 (staying) mostly.
using BySteps = std::array<double, masks>;

/// 1 for the steps that raise each technology; and how many technologies a step raises (1 for
/// staying, so that one may divide by it).
inline constexpr auto raised_by_steps = [] {
    std::array<BySteps, technologies> table{};
    for (std::size_t x = 0; x < technologies; ++x) {
        for (Mask step = 0; step < masks; ++step) {
            table[x][step] = raises(step, x) ? 1.0 : 0.0;
        }
    }
    return table;
}();
inline constexpr BySteps breadth_of_steps = [] {
    BySteps table{};
    for (Mask step = 0; step < masks; ++step) {
        table[step] = step == 0 ? 1.0 : breadth(step);
    }
    return table;
}();

/// E2 after each step: the rows of the states that it leads to; entry 0 is the state itself.
struct StepGains {
    alignas(64) BySteps digital{}, network{}, intelligent{}, joint{};
};
[[nodiscard]] std::array<StepGains, states>
step_gains(const std::array<GainBasis, states>& by_state);

/// E5 of each step.
struct StepPrices {
    alignas(64) std::array<BySteps, technologies> list{};
    BySteps factor{};
};
[[nodiscard]] std::array<StepPrices, states> step_prices(const StepCosts& costs);

/// What each step takes off the index of its project's end because it runs ahead (E8): of D, of its
/// base, and by raising several technologies.
struct StepGaps {
    alignas(64) BySteps network{}, intelligent{}, joint{};
};
[[nodiscard]] std::array<StepGaps, states> step_gaps(const Outcome& outcome);

} // namespace catchup
