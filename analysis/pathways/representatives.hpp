// SPDX-License-Identifier: MIT
// A few sequences that stand for many.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/pathways/distances.hpp"

namespace catchup::analysis {

struct Representative {
    std::size_t object = 0;
    double covered = 0.0; // share of the weight that lies within the radius of it
};

/// Sequences by the weight within their radius, one after another, those within the radius of a chosen
/// one left out, until the share `coverage` lies within the radius of one of them (Gabadinho &
/// Ritschard 2013, by density). `among`: the objects to be represented, at least one.
[[nodiscard]] std::vector<Representative> representatives(const Distances& distances,
                                                          std::span<const double> weights,
                                                          std::span<const std::size_t> among,
                                                          double radius, double coverage);

} // namespace catchup::analysis
