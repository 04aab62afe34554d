// SPDX-License-Identifier: MIT
// What policy does in a quarter before firms decide.
#pragma once

#include "models/plan.hpp"

namespace catchup {

/// Money comes in, what lapsed returns; interventions begin and end; the planner plans; public goods
/// are paid and take effect; showcases are seen; grants and links are given; inspectors go out.
/// Trials with a public match follow in `contact`, subsidies and guarantees in `match`.
void enact(World& world);

} // namespace catchup
