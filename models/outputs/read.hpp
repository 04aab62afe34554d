// SPDX-License-Identifier: MIT
// The usual ways to read an output off a world: flows, sums and means of a column, accounts.
#pragma once

#include <algorithm>

#include "models/outputs/output.hpp"
#include "models/sums.hpp"

namespace catchup {

/// A flow of the quarter, counted or in fen, by sector.
template <auto Flow>
void read_flow(const World& world, std::span<std::int64_t> cells) {
    for (std::size_t s = 0; s < cells.size(); ++s) {
        if constexpr (requires { (world.flows.*Flow)[s].value(); }) {
            cells[s] = (world.flows.*Flow)[s].value();
        } else {
            cells[s] = (world.flows.*Flow)[s];
        }
    }
}

/// The mean of a real column over the firms of each sector; 0 in a sector without firms.
template <auto Values>
void read_mean(const World& world, std::span<double> cells) {
    const auto sums = sector_sums<double>(world.firms, cells.size(), [&](Position f) noexcept {
        return static_cast<double>((world.firms.*Values)[f]);
    });
    for (std::size_t s = 0; s < cells.size(); ++s) {
        const auto firms = static_cast<double>(world.sector_firms[s]);
        cells[s] = firms > 0.0 ? sums[s] / firms : 0.0;
    }
}

/// The sum of a column of money over the firms of each sector.
template <auto Amounts>
void read_sum(const World& world, std::span<std::int64_t> cells) {
    const auto sums =
        sector_sums<std::int64_t>(world.firms, cells.size(), [&](Position f) noexcept {
            return (world.firms.*Amounts)[f].value();
        });
    std::copy(sums.begin(), sums.end(), cells.begin());
}

/// Revenue x steady-state gain, a year, without windows: of the present state, or, while a project
/// runs, of the state before and after it by the probability of its end (E9; a late project
/// succeeds).
[[nodiscard]] double expected_yearly_gain(const World& world, Position f) noexcept;

/// What the books say of each account.
template <auto Amounts>
void read_accounts(const World& world, std::span<std::int64_t> cells) {
    for (std::size_t a = 0; a < cells.size(); ++a) {
        cells[a] = (world.books.*Amounts)[a].value();
    }
}

} // namespace catchup
