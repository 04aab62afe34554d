// SPDX-License-Identifier: MIT
// What a scenario fixes before the first quarter: tables, births, counties, links from files.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "models/policy/programme.hpp"
#include "models/population/birth.hpp"
#include "models/scenario.hpp"
#include "models/technology/step_tables.hpp"
#include "models/world.hpp"
#include "sim/random/distributions.hpp"

namespace catchup {

/// What one integrator could ever do, and where it sits.
struct Territory {
    PackagesByState packages{};
    std::vector<Market> markets; // by sector
    Location centre;
};

/// Shared by all replications; never changes.
struct Plan {
    Scenario scenario;
    Births births;
    Counties counties;
    Lots rule_lots;                                        // over the rule mix
    std::vector<std::array<GainBasis, states>> gains;      // by sector, E2
    std::vector<std::array<StepGains, states>> step_gains; // by sector: E2 after each step
    StepCosts step_costs;                                  // E5
    std::array<StepPrices, states> step_prices;            // E5 of all steps together
    std::array<StepGaps, states> step_gaps;                // E8 of all steps together
    std::vector<Territory> territories;                    // by integrator
    std::array<std::uint8_t, states> open_steps{};         // bit m: step m may be taken
    std::vector<Programme> programmes;                     // by intervention
    std::shared_ptr<const network::Partners> partners;     // null if they differ by replication

    /// Row of E2 for a state in a sector.
    [[nodiscard]] const GainBasis& gain(SectorId sector, State state) const noexcept {
        return gains[sector.value()][state.value()];
    }
};

/// Prepares a checked scenario; throws InputError for faults in its tables.
[[nodiscard]] std::unique_ptr<const Plan> prepare(const Scenario& scenario);

/// The links of one replication.
[[nodiscard]] std::shared_ptr<const network::Partners> link(const Plan& plan, const Stream& random);

/// A world before its first quarter: firms born, books opened, quarter closed.
[[nodiscard]] World begin(const Plan& plan, Replication replication);

/// The world goes on under another plan, which may differ in its policy only: purses, interventions
/// and generosity, none of which has begun yet. The branch holds the same bits as a world that was
/// under that plan from its first quarter on. Throws std::logic_error if a policy has begun.
[[nodiscard]] World branch(const World& trunk, const Plan& plan);

/// The first quarter, counted from 0, in which the scenario's policy may act or its purses fill.
[[nodiscard]] Step policy_begins(const Scenario& scenario);

} // namespace catchup
