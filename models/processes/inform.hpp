// SPDX-License-Identifier: MIT
// What firms hear, and what they come to aspire to.
#pragma once

#include "models/world.hpp"

namespace catchup {

/// E11 for every firm. Reads peers' states and failures at the end of the last quarter and the
/// quarter's visits; writes only `information`.
void inform(World& world);

/// Aspirations of firms whose rule has them: A <- (1 - s) A + s x partners' mean margin of the last
/// four quarters. Writes only `aspiration`.
void aspire(World& world);

} // namespace catchup
