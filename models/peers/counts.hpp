// SPDX-License-Identifier: MIT
// What partners have reached, counted once and kept up to date as they change.
#pragma once

#include <array>
#include <cstdint>

#include "models/peers/levels.hpp"
#include "sim/base/ids.hpp"
#include "sim/network/partner_sums.hpp"

namespace catchup {

/// Six counters of ten bits in a word: partners with D, N, I at level 1 or more, then at level 2.
using PackedLevels = std::uint64_t;
inline constexpr unsigned bits_a_counter = 10;
inline constexpr PackedLevels one_counter = (PackedLevels{1} << bits_a_counter) - 1;
/// More partners than this do not fit: then they are counted anew each time.
inline constexpr std::size_t most_counted = one_counter;

/// What one firm adds to its partners' counters, by state.
inline constexpr auto packed_levels = [] {
    std::array<PackedLevels, states> table{};
    for (std::uint8_t s = 0; s < states; ++s) {
        for (std::size_t x = 0; x < technologies; ++x) {
            for (std::size_t l = 1; l <= static_cast<std::size_t>(level(State{s}, x)); ++l) {
                table[s] |= PackedLevels{1} << bits_a_counter * (technologies * (l - 1) + x);
            }
        }
    }
    return table;
}();

/// The counter of one technology at one level (1 or 2) and above.
[[nodiscard]] constexpr std::uint32_t counted(PackedLevels packed, std::size_t technology,
                                              std::size_t level) noexcept {
    return static_cast<std::uint32_t>(
        packed >> bits_a_counter * (technologies * (level - 1) + technology) & one_counter);
}
/// Levels of all technologies and partners together.
[[nodiscard]] constexpr std::uint32_t all_levels(PackedLevels packed) noexcept {
    std::uint32_t sum = 0;
    for (unsigned counter = 0; counter < top_level * technologies; ++counter) {
        sum += static_cast<std::uint32_t>(packed >> bits_a_counter * counter & one_counter);
    }
    return sum;
}

/// Kept by `observe_peers` (models/processes/observe.hpp).
struct PeerCounts {
    network::PartnerSums<PackedLevels> partners, trade; // empty where a firm has too many
    network::PartnerSums<std::uint32_t> failures;       // partners with a project abandoned lately
    // what was counted of each firm
    Column<State> state;
    Column<std::uint8_t> failed;
};

} // namespace catchup
