// SPDX-License-Identifier: MIT
// The firm's place where policy gives or sends something to single firms: vouchers, invitations,
// links, inspectors.
#pragma once

#include <optional>

#include "models/explain/policy.hpp"

namespace catchup::explain {

/// Lets one intervention give what it gives this quarter, as `give_grants` does when its turn comes,
/// and tells what came to the firm; nothing if it is no candidate. Throws std::logic_error if others
/// than candidates got something.
[[nodiscard]] std::optional<Gift> rehearse_gifts(World& world, std::size_t intervention,
                                                 Position f);

/// Sends the inspectors out, and tells which mandates had the firm on their list. Throws
/// std::logic_error if firms off the list were visited, or listed ones left out without need.
[[nodiscard]] std::vector<Inspection> rehearse_inspections(World& world, Position f);

} // namespace catchup::explain
