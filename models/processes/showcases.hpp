// SPDX-License-Identifier: MIT
// Demonstration projects that show: who becomes a showcase, and who sees it.
#pragma once

#include "models/plan.hpp"

namespace catchup {

/// A demonstration project that is complete shows; one that is given up makes room for another.
/// `end` is the event with which a project ended.
void end_demonstration(World& world, const Event& end) noexcept;

/// Sets how well each firm sees a showcase: 1 if a partner (network or trade) is one, else the
/// lever's reach if one is in its county and sector.
void show(World& world);

} // namespace catchup
