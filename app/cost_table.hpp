// SPDX-License-Identifier: MIT
// Costs of substitution from a CSV file.
#pragma once

#include <span>
#include <string>

#include "analysis/pathways/costs.hpp"

namespace catchup::app {

/// A square table: a header of states after a first column, then a row for each state that begins with
/// its name. States may stand in any order, and there may be more than in the alphabet. Inserting costs
/// half of the greatest. Throws InputError for states that are missing, cells that are no number of 0
/// or more, and tables that are not symmetric or not 0 between equal states.
[[nodiscard]] analysis::Costs read_costs(const std::string& path,
                                         std::span<const std::string> alphabet);

} // namespace catchup::app
