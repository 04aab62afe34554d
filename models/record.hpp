// SPDX-License-Identifier: MIT
// From worlds to what a result file holds.
#pragma once

#include <functional>

#include "models/plan.hpp"
#include "sim/hdf5/attributes.hpp"
#include "sim/output/record.hpp"
#include "sim/output/variable.hpp"

namespace catchup {

/// Everything that a file of this scenario holds, in order.
[[nodiscard]] output::Schema schema(const Plan& plan);

/// Runs one replication from its first quarter to its last. Pure: depends on nothing but its
/// arguments. Throws SimulationError if a number stops being one.
/// @param before called before each quarter; it may throw to end the run
[[nodiscard]] output::Record simulate(const Plan& plan, Replication replication,
                                      const std::function<void(Step)>& before = {});

/// The scenario's parameters by dotted key.
[[nodiscard]] hdf5::Attributes parameter_attributes(const Scenario& scenario);

/// Seed, model version and the resolved scenario.
[[nodiscard]] hdf5::Attributes root_attributes(const Scenario& scenario);

} // namespace catchup
