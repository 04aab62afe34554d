// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <vector>

#include "models/outputs/output.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup {

inline void count_firms(const World& world, std::span<std::int64_t> cells) {
    const Firms& firms = world.firms;
    std::vector<std::int64_t> partial(block_count(firms.size()) * cells.size());
    for_each_block(firms.size(), [&](Block block) noexcept {
        std::int64_t* const counts = partial.data() + block.index * cells.size();
        for (std::uint32_t at = block.begin; at < block.end; ++at) {
            const Position f{at};
            ++counts[firms.sector[f].value() * states + firms.state[f].value()];
        }
    });
    std::fill(cells.begin(), cells.end(), 0);
    for (std::size_t i = 0; i < partial.size(); ++i) {
        cells[i % cells.size()] += partial[i];
    }
}

inline constexpr OutputVariable firms_by_state{.name = "firms",
                                               .units = "1",
                                               .meaning =
                                                   "firms in each state at the end of the quarter",
                                               .shape = Shape::sector_state,
                                               .integers = count_firms};

} // namespace catchup
