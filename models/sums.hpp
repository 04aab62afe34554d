// SPDX-License-Identifier: MIT
// Sums over the firms of each sector, the same bits for any number of threads.
#pragma once

#include <cstddef>
#include <vector>

#include "models/world.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup {

/// Sums by sector of what `add(block, sums)` adds up for each block, firm by firm in the order of
/// positions: sums[s] is the block's own of sector s. Blocks in order. Total must be
/// default-constructible to zero.
template <class Total, class Add>
[[nodiscard]] std::vector<Total> sector_sums_of_blocks(const Firms& firms, std::size_t sectors,
                                                       Add&& add) {
    const std::size_t blocks = block_count(firms.size());
    std::vector<Total> partial(blocks * sectors);
    for_each_block(firms.size(), [&](Block block) noexcept {
        add(block, partial.data() + block.index * sectors);
    });
    std::vector<Total> total(sectors);
    for (std::size_t block = 0; block < blocks; ++block) {
        for (std::size_t s = 0; s < sectors; ++s) {
            total[s] += partial[block * sectors + s];
        }
    }
    return total;
}

/// The sum of `term(Position)` over the firms of each sector: positions in order within a block,
/// blocks in order.
template <class Total, class Term>
[[nodiscard]] std::vector<Total> sector_sums(const Firms& firms, std::size_t sectors, Term&& term) {
    return sector_sums_of_blocks<Total>(firms, sectors, [&](Block block, Total* sums) noexcept {
        if (sectors == 1) { // the sum stays in a register
            Total sum{};
            for (std::uint32_t at = block.begin; at < block.end; ++at) {
                sum += term(Position{at});
            }
            sums[0] = sum;
            return;
        }
        for (std::uint32_t at = block.begin; at < block.end; ++at) {
            sums[firms.sector[Position{at}].value()] += term(Position{at});
        }
    });
}

} // namespace catchup
