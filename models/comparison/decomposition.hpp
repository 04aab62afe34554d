// SPDX-License-Identifier: MIT
// Arms that take a comparison apart: one difference at a time.
#pragma once

#include "models/comparison/arms.hpp"

namespace catchup {

/// For every arm with a policy, where it makes a difference:
/// - the instrument held equal: one rate subsidy for the same firms, of which only the choice is the
///   arm's own (`rate` of the price, one purse of the same size for all arms);
/// - without its public goods, or, if it has none, with those of the first arm that has some;
/// - without its mandates, and with twice the inspections;
/// - without integrators.
/// Each is to be solved for the same spending as its parent.
[[nodiscard]] std::vector<Arm> decompositions(const std::vector<Arm>& arms, double rate = 0.3);

} // namespace catchup
