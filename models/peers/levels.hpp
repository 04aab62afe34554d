// SPDX-License-Identifier: MIT
// How far the firms of a county or sector have come: what a firm sees of those who are no partners.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "models/technology/states.hpp"

namespace catchup {

/// Weight of firms whose level is at least 1 and at least 2, by technology, and of all firms.
/// Count is an integer for counted firms and double for weighted ones.
template <class Count>
struct Levels {
    std::array<std::array<Count, technologies>, top_level> reached{}; // [level - 1][technology]
    Count total{};

    /// Adds (or with a negative weight takes away) a firm.
    void add(State state, Count weight) noexcept {
        for (std::size_t x = 0; x < technologies; ++x) {
            reached[0][x] += level(state, x) >= 1 ? weight : Count{};
            reached[1][x] += level(state, x) >= 2 ? weight : Count{};
        }
        total += weight;
    }
    Levels& operator+=(const Levels& other) noexcept {
        for (std::size_t l = 0; l < reached.size(); ++l) {
            for (std::size_t x = 0; x < technologies; ++x) {
                reached[l][x] += other.reached[l][x];
            }
        }
        total += other.total;
        return *this;
    }
};

using CountyLevels = Levels<std::int64_t>; // firms
using SectorLevels = Levels<double>;       // square roots of revenue

} // namespace catchup
