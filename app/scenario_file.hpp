// SPDX-License-Identifier: MIT
// A scenario as the command line names it: a file and changes on top.
#pragma once

#include <string>
#include <vector>

#include "models/scenario.hpp"

namespace catchup::app {

/// Reads the file, applies each `key=value` in order, checks. Throws InputError with every problem.
[[nodiscard]] Scenario read_scenario(const std::string& file, const std::vector<std::string>& set);

} // namespace catchup::app
