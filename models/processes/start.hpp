// SPDX-License-Identifier: MIT
// Accepted proposals become projects: the whole cost is paid now.
#pragma once

#include "models/world.hpp"

namespace catchup {

/// Pays each project (E12) and sets its planned end (E7). Writes own columns and rows only.
void start(World& world);

} // namespace catchup
