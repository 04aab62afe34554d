// SPDX-License-Identifier: MIT
// What is timed: one scenario, in several sizes.
#pragma once

#include <cstdint>

#include "models/scenario.hpp"

namespace catchup::bench {

inline constexpr std::uint32_t warm_up_quarters = 4; // stepped before the clock starts
inline constexpr std::uint32_t timed_quarters = 20;
inline constexpr std::uint32_t firms_a_county = 2000;

/// How much of the model is on.
enum class Extent {
    core,  // what the plain program has: two rules, one network, sure projects, firms that know
    whole, // every process: the default mix of rules, all peers, beliefs, failures, trials
};

/// The whole model: eight sectors, all kinds of peers, six rules, an integrator in each fifth
/// county, all nine levers at once, every quarter. `quarters` must be a multiple of 4.
[[nodiscard]] Scenario whole_model(std::uint32_t firms, std::uint32_t quarters);

/// Three sectors, small worlds of partners, an integrator in the first county.
[[nodiscard]] Scenario workload(std::uint32_t firms, std::uint32_t quarters, Extent extent);

} // namespace catchup::bench
