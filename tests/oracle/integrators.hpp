// SPDX-License-Identifier: MIT
// What an integrator's packages do for a firm in a state.
#pragma once

#include "models/integrators/integrator.hpp"
#include "tests/oracle/firm.hpp"

namespace catchup::oracle {

/// Whether a step is a package of the integrator that fits a firm at these levels.
bool offers_step(const Integrator& profile, const Levels& levels, int step);

/// The package with most technologies that fits (of two with one technology, D1); 0 = none.
int largest_package(const Integrator& profile, const Levels& levels);

} // namespace catchup::oracle
