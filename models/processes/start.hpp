// SPDX-License-Identifier: MIT
// Accepted proposals become projects: the whole cost is paid now.
#pragma once

#include "models/world.hpp"

namespace catchup {

/// Pays each project, own fund first, then a loan (E12), and sets its planned end (E7). A new loan
/// joins what is owed and starts the straight-line repayment anew. Writes own columns only.
void start(World& world);

} // namespace catchup
