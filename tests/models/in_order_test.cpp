// SPDX-License-Identifier: MIT
#include "models/books/in_order.hpp"

#include <algorithm>
#include <vector>

#include "tests/support/catch.hpp"

using namespace catchup;

TEST_CASE("rows of a quarter come by firm, then as they happened", "[unit][determinism]") {
    const std::uint32_t firms = 2 * block_size + 100;
    for (const std::uint32_t count : {0U, 1U, 2U, 500U, 3 * firms}) {
        BlockLog<Booking> log{firms};
        std::vector<Booking> expected;
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::uint32_t place = i * 7919U % firms;
            const Booking row{.firm = static_cast<std::int32_t>(place),
                              .amount = Fen{static_cast<std::int64_t>(i)}};
            log.add(Position{place}, row);
            expected.push_back(row);
        }
        std::stable_sort(expected.begin(), expected.end(),
                         [](const Booking& a, const Booking& b) { return a.firm < b.firm; });
        std::vector<Booking> found;
        drain_in_order(log, found);
        REQUIRE(std::equal(found.begin(), found.end(), expected.begin(), expected.end(),
                           [](const Booking& a, const Booking& b) {
                               return a.firm == b.firm && a.amount == b.amount;
                           }));
    }
}
