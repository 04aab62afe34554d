// SPDX-License-Identifier: MIT
// The end of a quarter: rows gathered in a fixed order, flows added up, books balanced.
#pragma once

#include "models/world.hpp"

namespace catchup {

/// Forgets the last quarter's rows and flows.
void open_quarter(World& world);

/// Gathers the rows that the loops wrote and derives flows and books from them.
/// Throws SimulationError if a firm's number is not finite or its money is beyond booking, naming
/// the lowest place.
void close_quarter(World& world);

} // namespace catchup
