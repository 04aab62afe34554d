// SPDX-License-Identifier: MIT
// Gains ramp up, competition takes its part, profit feeds the upgrading fund, debt is repaid.
#pragma once

#include "models/world.hpp"

namespace catchup {

/// E3, E4 and E13 in two passes: gains first (their sector means need every firm), then margins and
/// money. Writes gain; then margin, fund, debt of the firm itself. Books totals for all firms.
void earn(World& world);

} // namespace catchup
