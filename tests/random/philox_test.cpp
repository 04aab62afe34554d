// SPDX-License-Identifier: MIT
#include "sim/random/philox.hpp"

#include "tests/support/catch.hpp"

using namespace catchup;

TEST_CASE("Philox gives the published answers", "[unit][random]") {
    // Random123's known-answer vectors for philox4x32 with 10 rounds: zeros, ones, digits of pi
    CHECK(philox(0, {0, 0, 0, 0}) == PhiloxBlock{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox(0xffffffffffffffff, {0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}) ==
          PhiloxBlock{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    // the key's low word comes first
    CHECK(philox(0x299f31d0'a4093822, {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}) ==
          PhiloxBlock{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}
