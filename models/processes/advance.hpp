// SPDX-License-Identifier: MIT
// Projects run on; those at their end raise the firm's levels.
#pragma once

#include "models/world.hpp"

namespace catchup {

/// Counts down projects; a project at its end succeeds (this version knows no failure): the state
/// rises, capability grows (a += .08 (1 - a) by default). Writes own columns only.
void advance(World& world);

} // namespace catchup
