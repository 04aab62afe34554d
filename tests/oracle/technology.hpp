// SPDX-License-Identifier: MIT
// What states are worth, what steps cost, how long they take and how they end: E2, E5 to E9.
#pragma once

#include "models/scenario.hpp"
#include "tests/oracle/firm.hpp"

namespace catchup::oracle {

/// E2: steady-state gain of a state for this firm.
/// @param windows W, the factors on the parts of D, N and I
double steady_gain(const Scenario& scenario, const Firm& firm, const Levels& levels,
                   const Three& windows);

/// What first movers earn in a state.
/// @param premium by technology: pi (1 - s)
double first_mover_gain(const Scenario& scenario, const Firm& firm, const Levels& levels,
                        const Three& premium);

/// E6: price levels of D, N and I after so many completed steps in each.
Three prices_after(const Cost& cost, Quarter today, const std::array<std::int64_t, 3>& completed);

/// E5 without public goods: in-house price of a step, million RMB.
double in_house_price(const Cost& cost, const Firm& firm, int step, const Three& price_level);

/// E7: quarters until the planned end.
int planned_quarters(const Duration& duration, const Firm& firm, int step, double speed);

struct Risk {
    double abandoned = 0.0;
    double abandoned_or_late = 0.0;
};
/// E8, E9 with the firm's capability and experience of today.
/// @param help what public goods and links add to the index v
Risk risk(const Outcome& outcome, const Firm& firm, int step, int builder, double help);

} // namespace catchup::oracle
