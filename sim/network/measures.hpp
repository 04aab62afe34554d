// SPDX-License-Identifier: MIT
// What a network looks like, in a few numbers.
#pragma once

#include <cstdint>

#include "sim/network/partners.hpp"

namespace catchup::network {

/// The shape of a network. All zero for a network of no firms.
struct Summary {
    std::uint32_t firms = 0;
    std::uint64_t links = 0;
    double mean_degree = 0.0;            // partners a firm
    std::uint32_t least_degree = 0;      // fewest partners of any firm
    std::uint32_t greatest_degree = 0;   // most partners of any firm
    std::uint32_t components = 0;        // groups connected by links; a firm alone is one
    std::uint32_t largest_component = 0; // firms in the largest of them
    double clustering = 0.0; // mean over firms of the share of pairs of partners that are partners
                             // of each other (Watts and Strogatz 1998); 0 with fewer than two;
                             // NaN if not counted
};

/// Time grows with links^1.5 at worst, and linearly when degrees are bounded. Where that is too
/// long (the smaller degrees of all links add to more than 2e9: some seconds), clustering is NaN.
[[nodiscard]] Summary summarise(const Partners& partners);

} // namespace catchup::network
