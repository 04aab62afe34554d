// SPDX-License-Identifier: MIT
// Firms close, insolvent or by chance; an entrant takes each place at once.
#pragma once

#include "models/world.hpp"

namespace catchup {

/// A firm whose fund is below 0 and below this (minus finance.insolvency of revenue) closes.
[[nodiscard]] Fen insolvency_limit(const World& world, Position f) noexcept;
/// Below turnover.exit_rate: the firm closes this quarter whatever its fund.
[[nodiscard]] double exit_luck(const World& world, Position f) noexcept;
/// Below copy_share an entrant begins at the median, then born digital, else at the bottom.
[[nodiscard]] double entrant_luck(const World& world, FirmId id) noexcept;

/// Exit: the project is lost, debt is written off, the fund is paid out (a hole in it is borne by
/// creditors). Entry: next generation, same place, sector and county. Reads the sector's median
/// levels as they were before anybody left; writes own columns only.
void exit_and_enter(World& world);

} // namespace catchup
