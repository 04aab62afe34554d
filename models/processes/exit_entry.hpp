// SPDX-License-Identifier: MIT
// Firms close, insolvent or by chance; an entrant takes each place at once.
#pragma once

#include "models/world.hpp"

namespace catchup {

/// Exit: the project is lost, debt is written off, the fund is paid out (a hole in it is borne by
/// creditors). Entry: next generation, same place, sector and county. Reads the sector's median
/// levels as they were before anybody left; writes own columns only.
void exit_and_enter(World& world);

} // namespace catchup
