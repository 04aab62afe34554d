// SPDX-License-Identifier: MIT
// What a policy has done so far, and what windows do in a quarter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "models/scenario.hpp"
#include "tests/oracle/firm.hpp"

namespace catchup::oracle {

/// The money of a purse.
struct Chest {
    Fen free;
    Fen set_aside; // for grants and guarantees, administration included
};

/// Where a firm stands in a target's order: smaller comes first.
struct Rank {
    double merit = 0.0;  // by revenue or partners
    double number = 0.0; // the lottery's
    std::uint32_t id = 0;

    friend auto operator<=>(const Rank&, const Rank&) = default;
};

/// An intervention over the run and in the current quarter.
struct Act {
    bool active = false;
    int active_quarters = 0;  // so far, this one included
    bool was_met = false;     // its condition, within its dates
    std::optional<Rank> mark; // the last firm reached when it first acted; none = nobody
    std::vector<int> plan;    // best_by_sector: the step by sector; 0 = none
    std::vector<Fen> spent;   // on a public good, by quarter
};

/// Public goods as a place meets them (E15).
struct Goods {
    double standards = 0.0; // Std
    Three generic{};        // Gen
};

/// What windows do to a sector in a quarter.
struct Weather {
    Three benefit{1, 1, 1}; // W
    Three cost{1, 1, 1};
    Three learning{1, 1, 1};
    Three premium{}; // pi (1 - s)
    bool opens = false;
};

/// The member of an intervention's lever; nothing if the lever is of another kind.
template <class Lever>
const Lever* lever_of(const Intervention& intervention) {
    return std::get_if<Lever>(&intervention.lever);
}

/// "D1N0I2".
inline Levels levels_of(const std::string& label) {
    return {label[1] - '0', label[3] - '0', label[5] - '0'};
}
inline bool at_least(const Levels& levels, const Levels& floor) {
    return levels[0] >= floor[0] && levels[1] >= floor[1] && levels[2] >= floor[2];
}

/// The one technology that is due in an order such as "DDNNII"; 0 at the top.
int due_in(const std::string& order, const Levels& levels);

} // namespace catchup::oracle
