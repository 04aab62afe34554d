// SPDX-License-Identifier: MIT
#pragma once

#include "models/world.hpp"

namespace catchup {

/// One quarter. Afterwards the world is closed (outputs can be read) and `now` has moved on.
void step(World& world);

} // namespace catchup
