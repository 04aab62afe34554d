// SPDX-License-Identifier: MIT
// In what arms are alike: what a policy is, what belongs to its world, who can be paired.
#pragma once

#include <string>
#include <vector>

#include "models/comparison/arms.hpp"

namespace catchup {

/// The scenario without purses, interventions and generosity.
[[nodiscard]] Scenario without_policy(Scenario scenario);

/// Of that, what a world is made from: nothing that only says how often it is run and how it is
/// told.
[[nodiscard]] Scenario world_of(const Scenario& scenario);

/// True if two arms are the same policy in the same world.
[[nodiscard]] bool same_thing(const Arm& one, const Arm& other);

/// The keys beside policy in which two arms differ, "key: own | other's; ...", the first few of them;
/// empty if they are the same world.
[[nodiscard]] std::string world_difference(const Arm& one, const Arm& other);

/// Throws InputError unless all arms have the same seed, horizon and firms. `files` names them in the
/// message.
void require_comparable(const std::vector<Arm>& arms, const std::vector<std::string>& files);

} // namespace catchup
