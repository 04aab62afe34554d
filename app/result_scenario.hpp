// SPDX-License-Identifier: MIT
// The scenario that a result file carries with all its tables: enough to simulate it again.
#pragma once

#include <string>

#include "models/scenario.hpp"
#include "sim/hdf5/attributes.hpp"
#include "sim/hdf5/file.hpp"

namespace catchup::app {

/// What a result says of its own making.
struct RecordedScenario {
    Scenario scenario;
    std::string contradiction; // in what its root attributes contradict each other; "" = nothing
};

/// Throws InputError if the file is not of the model version that this program simulates.
void demand_our_model(const hdf5::File& file, const std::string& path);

/// Reads root attributes and scenario. Throws InputError if the file is no result, is damaged, or is
/// of a model version that this program does not simulate.
[[nodiscard]] RecordedScenario recorded_scenario(const std::string& file);

} // namespace catchup::app
