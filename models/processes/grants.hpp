// SPDX-License-Identifier: MIT
// Vouchers, invitations to demonstrate and university links: given to single firms.
#pragma once

#include "models/plan.hpp"

namespace catchup {

/// Gives this quarter's vouchers, invitations and links, in the target's order, as far as purses
/// last.
void give_grants(World& world);

/// True while the firm's link with a university lasts.
[[nodiscard]] bool is_linked(const World& world, Position f) noexcept;

/// True if the firm was invited to demonstrate this quarter.
[[nodiscard]] bool is_invited(const World& world, Position f) noexcept;

} // namespace catchup
