// SPDX-License-Identifier: MIT
// Who is linked to whom: a frozen, sorted adjacency that kernels read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/contract.hpp"
#include "sim/base/ids.hpp"

namespace catchup::network {

/// Two places that are partners of each other. Which end is `a` has no meaning for the network.
struct Link {
    Position a;
    Position b;
    friend auto operator<=>(const Link&, const Link&) = default;
};

/// A network holds at most this many links: offsets are 32 bits wide (36 bytes a firm with 8
/// partners each).
inline constexpr std::uint64_t most_links = 0x7fffffff;

/// The partners of each place: undirected, without loops or repeats, in ascending order. Links
/// belong to places, so an entrant takes over those of the firm it replaces. Made by `freeze`.
class Partners {
  public:
    /// A network of no firms.
    Partners() = default;

    /// The partners of one place, in ascending order.
    [[nodiscard]] std::span<const Position> of(Position at) const noexcept {
        EXPECTS(at.value() < firms());
        const std::uint32_t begin = offsets_[at.value()];
        return {neighbours_.data() + begin, offsets_[at.value() + 1] - begin};
    }
    /// Partners of place i stand from offsets()[i] on, up to offsets()[i + 1].
    [[nodiscard]] std::span<const std::uint32_t> offsets() const noexcept { return offsets_; }
    [[nodiscard]] std::uint32_t firms() const noexcept {
        return static_cast<std::uint32_t>(offsets_.size() - 1);
    }
    [[nodiscard]] std::size_t links() const noexcept { return neighbours_.size() / 2; }
    friend bool operator==(const Partners&, const Partners&) = default;

  private:
    friend Partners freeze(std::uint32_t firms, std::vector<Link> links);
    std::vector<std::uint32_t> offsets_ = {
        0};                            // firms + 1; partners of i: [offsets[i], offsets[i+1])
    std::vector<Position> neighbours_; // each link twice
};

/// The network of these links, in time linear in firms and links. Loops and repeats (in either
/// direction) are dropped; the order of the links does not matter.
/// Precondition: all places < firms, and at most `most_links` links.
[[nodiscard]] Partners freeze(std::uint32_t firms, std::vector<Link> links);

} // namespace catchup::network
