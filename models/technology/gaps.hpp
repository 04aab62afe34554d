// SPDX-License-Identifier: MIT
// How far a step runs ahead of its base: the soft barriers of E5 and E8.
#pragma once

#include <algorithm>

#include "models/technology/states.hpp"

namespace catchup {

/// Levels by which N runs ahead of D after a step that raises N; 0 if it does not.
[[nodiscard]] constexpr double network_gap(State to, Mask step) noexcept {
    return raises(step, 1) ? std::max(0, level(to, 1) - level(to, 0)) : 0.0;
}

/// How far I runs ahead of D (counted one level earlier: I1 is easier at D2 than at D1) and of N,
/// each by half, after a step that raises I; 0 if it does not.
[[nodiscard]] constexpr double intelligent_gap(State to, Mask step) noexcept {
    return raises(step, 2) ? 0.5 * std::max(0, level(to, 2) + 1 - level(to, 0)) +
                                 0.5 * std::max(0, level(to, 2) - level(to, 1))
                           : 0.0;
}

} // namespace catchup
