// SPDX-License-Identifier: MIT
// Networks made by rule, one county at a time: a county's links depend on nothing outside it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/ids.hpp"
#include "sim/network/partners.hpp"
#include "sim/random/stream.hpp"

namespace catchup::network {

// `members` are the places of one county, all different, in any order: only `star` looks at the
// order, the others arrange them by position. Fewer than two members have no links.

/// Each member is linked to its `neighbours` nearest ones on a circle, half on each side. With no
/// more members than neighbours, everyone is linked to everyone.
/// Links come member by member (ascending), nearest first; `a` is the member, `b` lies clockwise.
/// Precondition: neighbours is even.
[[nodiscard]] std::vector<Link> ring(std::span<const Position> members, std::uint32_t neighbours);

/// Small world (Watts and Strogatz 1998): the ring, each of whose links is, with probability
/// `rewiring`, taken from its clockwise end and given to a member drawn at random. The number of
/// links stays; there are no loops and no repeats. Links come in the order of `ring`, so link k
/// was rewired exactly if its `b` differs from that of the ring's link k.
///
/// Draws: id = the place (the firm that stands there at the start), purpose = rewiring, index = the
/// lap (0 for nearest neighbours, 1 for the next, ...), when = the attempt. Attempt 0 decides
/// whether the link is rewired. Attempts 1, 2, ... name the new end; one that would make a loop or
/// a repeat is passed over for the next. Links are settled lap by lap and in ascending order of
/// places, so the order in which members or counties are handed in does not matter. A member
/// that is linked to everyone keeps its link.
/// Precondition: neighbours is even and below 131,072; 0 <= rewiring <= 1.
[[nodiscard]] std::vector<Link> small_world(std::span<const Position> members,
                                            std::uint32_t neighbours, double rewiring,
                                            const Stream& random);

/// Everyone is linked to everyone.
[[nodiscard]] std::vector<Link> complete(std::span<const Position> members);

/// The first member is linked to each of the others, which have no other links.
[[nodiscard]] std::vector<Link> star(std::span<const Position> members);

} // namespace catchup::network
