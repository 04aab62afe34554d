// SPDX-License-Identifier: MIT
// The firm's place where policy gives or sends something to single firms: vouchers, invitations,
// links, inspectors.
#pragma once

#include <optional>

#include "models/explain/policy.hpp"

namespace catchup::explain {

/// Lets one intervention give what it gives this quarter, as `give_grants` does when its turn comes,
/// and tells the firm's place among the candidates; nothing if it is none. Throws std::logic_error
/// if others got something than the first in the order.
[[nodiscard]] std::optional<Gift> rehearse_gifts(World& world, std::size_t intervention,
                                                 Position f);

/// The firm's place on the lists of all mandates, in a world whose inspectors have gone out.
[[nodiscard]] std::vector<Inspection> inspections_of(const World& world, Position f);

} // namespace catchup::explain
