// SPDX-License-Identifier: MIT
// Firms pay for projects: out of the fund, then by credit (E12).
#pragma once

#include "models/world.hpp"

namespace catchup {

/// What banks still lend on the firm's profit: max(0, lev R m - Z), 0 at least.
[[nodiscard]] Fen credit_room(const World& world, Position f) noexcept;

/// E12: what the firm can lay out today: its fund and its credit.
[[nodiscard]] Fen investable(const World& world, Position f) noexcept;

/// Pays a builder: first out of a positive fund, then by a loan up to the credit limit; what is
/// still missing is taken from the fund, which may go below 0. A loan joins what is owed and starts
/// the straight-line repayment anew. Writes the firm's own columns and bookings.
/// @param guaranteed loan that banks give beyond the credit limit, because a purse backs it
void pay(World& world, Position f, Fen amount, std::int16_t builder, BookingPurpose purpose,
         Fen guaranteed = Fen{0});

} // namespace catchup
