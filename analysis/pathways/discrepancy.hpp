// SPDX-License-Identifier: MIT
// Whether groups differ in their sequences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/pathways/distances.hpp"

namespace catchup::analysis {

/// Discrepancy analysis (Studer, Ritschard, Gabadinho & Muller 2011): an analysis of variance of
/// distances, not squared. The discrepancy of a set is half its mean distance between two members.
struct Discrepancy {
    double total = 0.0;           // discrepancy of all
    std::vector<double> of_group; // by group
    double r_squared = 0.0;       // share of the sum that lies between groups (their equation 5)
    double pseudo_f = 0.0;        // (their equation 6); infinite if groups have no discrepancy
    std::optional<double> p;      // share of permutations with at least this F, itself among them
};

/// One member of a group, a copy of an object.
struct Grouped {
    std::size_t object = 0; // row of the distances
    std::size_t group = 0;
    double weight = 1.0;
};

/// Groups are dealt out again to members, weights staying with members. None if there are fewer than
/// two groups with members, as many members as groups, or no distance above 0.
/// Precondition: groups are numbered from 0 without a gap.
[[nodiscard]] std::optional<Discrepancy> discrepancy(const Distances& distances,
                                                     std::span<const Grouped> members,
                                                     std::size_t permutations, std::uint64_t seed);

} // namespace catchup::analysis
