// SPDX-License-Identifier: MIT
// Projects run on; at their planned end they succeed, run late or are given up.
#pragma once

#include "models/world.hpp"

namespace catchup {

/// The number that decides how the running project ends (E9).
[[nodiscard]] double outcome_luck(const World& world, Position f) noexcept;
/// By how many quarters the running project is late, if it is.
[[nodiscard]] std::uint32_t overrun_quarters(const World& world, Position f) noexcept;

/// Counts down projects and settles those at their planned end (E8, E9); a late project succeeds at
/// its second end. Luck is keyed by firm, step and try, so a date that moves does not change it.
/// Writes own columns and rows only.
void advance(World& world);

} // namespace catchup
