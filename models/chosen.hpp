// SPDX-License-Identifier: MIT
// The few firms of a block that something happens to, found many at a time.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "sim/base/ids.hpp"
#include "sim/numerics/instructions.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup {

/// Calls `work(Position)` for each firm of the block for which `wanted(place)` is true, in order.
/// `wanted` captures plain columns (Column::numbers) by value and does not branch: it runs in vectors.
template <class Wanted, class Work>
void for_each_chosen(Block block, const Wanted& wanted, Work&& work) noexcept {
    alignas(64) std::array<std::uint8_t, block_size> flags;
    const std::uint32_t count = block.end - block.begin;
    const std::uint32_t whole = (count + 7) / 8 * 8;
    vectorised([out = flags.data(), first = std::size_t{block.begin}, count = std::size_t{count},
                wanted]() noexcept {
#pragma GCC ivdep
        for (std::size_t i = 0; i < count; ++i) {
            out[i] = wanted(first + i) ? 1 : 0;
        }
    });
    std::memset(flags.data() + count, 0, whole - count);
    for (std::uint32_t i = 0; i < whole; i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, flags.data() + i, 8);
        for (; eight != 0; eight &= eight - 1) {
            const auto byte = static_cast<std::uint32_t>(std::countr_zero(eight)) / 8;
            work(Position{block.begin + i + byte});
        }
    }
}

/// The same over all firms, blocks in parallel.
template <class Wanted, class Work>
void for_each_chosen(std::size_t firms, const Wanted& wanted, Work&& work) {
    for_each_block(firms, [&](Block block) noexcept { for_each_chosen(block, wanted, work); });
}

} // namespace catchup
