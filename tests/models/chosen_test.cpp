// SPDX-License-Identifier: MIT
#include "models/chosen.hpp"

#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/every_instructions.hpp"

using namespace catchup;

TEST_CASE("the chosen firms of a block come in order, none left out", "[unit][determinism]") {
    Column<std::uint16_t> column(3 * block_size);
    for (std::uint32_t at = 0; at < column.size(); ++at) {
        column[Position{at}] = static_cast<std::uint16_t>(at * 7919U % 1000U);
    }
    test::with_every_instructions([&] {
        for (const std::uint32_t length : {1U, 7U, 8U, 9U, 65U, block_size - 1, block_size}) {
            for (const std::uint16_t below :
                 {std::uint16_t{0}, std::uint16_t{30}, std::uint16_t{1000}}) {
                const Block block{1, block_size, block_size + length};
                std::vector<Position> expected;
                for (std::uint32_t at = block.begin; at < block.end; ++at) {
                    if (column[Position{at}] < below) {
                        expected.push_back(Position{at});
                    }
                }
                std::vector<Position> found;
                for_each_chosen(
                    block,
                    [below, numbers = column.numbers()](std::size_t at) noexcept {
                        return numbers[at] < below;
                    },
                    [&](Position f) noexcept { found.push_back(f); });
                REQUIRE(found == expected);
            }
        }
    });
}
