// SPDX-License-Identifier: MIT
// Several boxes, where one does not describe all cases.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/discovery/prim.hpp"

namespace catchup::analysis {

/// One box of several. Coverage, mass and the least mass are of all the data; density, mean,
/// quasi-p and rows are of what earlier boxes left.
struct CoverBox {
    Trajectory trajectory;
    std::size_t chosen = 0;        // number on the trajectory
    std::vector<std::size_t> rows; // in the chosen box and in none before, rising
};

/// Boxes one after another, each on the rows that those before left (the covering of Friedman and
/// Fisher 1999), each chosen as by `choose_box`. At most as many as asked; fewer if no
/// case is left, or if the best box of what is left restricts nothing. The first is always there.
/// `chosen`: the number of the first box on its trajectory, instead. Preconditions as for `prim`; at
/// least one box asked; the chosen number is on the trajectory.
[[nodiscard]] std::vector<CoverBox> cover(const Inputs& inputs, std::span<const double> outcomes,
                                          std::size_t boxes, const PrimSettings& settings = {},
                                          std::optional<std::size_t> chosen = {});

} // namespace catchup::analysis
