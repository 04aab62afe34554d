// SPDX-License-Identifier: MIT
#include "sim/random/draws.hpp"

#include <vector>

#include "sim/numerics/instructions.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/every_instructions.hpp"

using namespace catchup;

namespace {

/// Ids as a world has them: in sequence, with gaps, from a block's middle on, the same twice.
std::vector<std::uint32_t> mixed_ids() {
    std::vector<std::uint32_t> ids;
    for (std::uint32_t i = 0; i < 5000; ++i) {
        ids.push_back(i % 97 == 0 ? 5000 + i : i > 3000 ? i + 3 : i);
    }
    ids.push_back(0xFFFFFFFE);
    ids.push_back(0xFFFFFFFE);
    return ids;
}

} // namespace

TEST_CASE("draws of many firms are the stream's", "[unit][determinism]") {
    const Stream random{0x123456789ABCDEF0ULL, Replication{3}};
    const auto ids = mixed_ids();
    test::with_every_instructions([&] {
        for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{15},
                                        std::size_t{63}, std::size_t{64}, ids.size()}) {
            std::vector<std::uint32_t> bits(count + 1, 7);
            draw_bits(random, std::span{ids}.first(count), 11, Purpose::option, 5, bits);
            std::vector<double> uniforms(count + 1, -1.0);
            to_uniforms(std::span{bits}.first(count), uniforms);
            for (std::size_t i = 0; i < count; ++i) {
                REQUIRE(bits[i] == random.bits(ids[i], 11, Purpose::option, 5));
                REQUIRE(uniforms[i] == random.uniform(ids[i], 11, Purpose::option, 5));
            }
            std::vector<std::uint32_t> options(count % 100 + 1, 7);
            draw_options(random, 4321, 9, Purpose::option, std::span{options}.first(count % 100));
            for (std::uint32_t i = 0; i < count % 100; ++i) {
                REQUIRE(options[i] == random.bits(4321, 9, Purpose::option, i));
            }
            REQUIRE(options[count % 100] == 7);
            REQUIRE(bits[count] == 7);
            REQUIRE(uniforms[count] == -1.0);
        }
    });
}
