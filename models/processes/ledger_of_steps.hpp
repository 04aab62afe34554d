// SPDX-License-Identifier: MIT
// What a planner adds up over firms to compare steps (choice best_by_sector).
#pragma once

#include <vector>

#include "models/plan.hpp"
#include "models/technology/step_tables.hpp"

namespace catchup {

/// Of each step, over the firms that may take it.
struct Ledger {
    BySteps value{}; // gain x revenue x annuity - in-house cost, million RMB
    BySteps cost{};  // public money, million RMB
};

/// One entry a sector, over the firms that the intervention covers. An uninformed planner takes
/// each fit for 1 and firms for what they were in its `states_of_year`.
[[nodiscard]] std::vector<Ledger> ledgers_by_sector(const World& world, std::size_t intervention,
                                                    const BestBySector& planner, double annuity);

} // namespace catchup
