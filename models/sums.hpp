// SPDX-License-Identifier: MIT
// Sums over the firms of each sector, the same bits for any number of threads.
#pragma once

#include <cstddef>
#include <vector>

#include "models/world.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup {

/// The sum of `term(Position)` over the firms of each sector: positions in order within a block,
/// blocks in order. Total must be default-constructible to zero.
template <class Total, class Term>
[[nodiscard]] std::vector<Total> sector_sums(const Firms& firms, std::size_t sectors, Term&& term) {
    const std::size_t blocks = block_count(firms.size());
    std::vector<Total> partial(blocks * sectors);
    for_each_block(firms.size(), [&](Block block) noexcept {
        Total* const sums = partial.data() + block.index * sectors;
        for (std::uint32_t at = block.begin; at < block.end; ++at) {
            sums[firms.sector[Position{at}].value()] += term(Position{at});
        }
    });
    std::vector<Total> total(sectors);
    for (std::size_t block = 0; block < blocks; ++block) {
        for (std::size_t s = 0; s < sectors; ++s) {
            total[s] += partial[block * sectors + s];
        }
    }
    return total;
}

} // namespace catchup
