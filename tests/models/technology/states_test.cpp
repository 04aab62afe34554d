// SPDX-License-Identifier: MIT
#include "models/technology/states.hpp"

#include <set>

#include "tests/support/catch.hpp"

using namespace catchup;

TEST_CASE("27 states are joined by 54 single, 36 double and 8 triple steps", "[unit][states]") {
    std::array<int, 4> steps{};
    for (std::uint8_t s = 0; s < states; ++s) {
        for (Mask step = 1; step < masks; ++step) {
            if (admissible(State{s}, step)) {
                ++steps[static_cast<std::size_t>(breadth(step))];
                const State to = after(State{s}, step);
                for (std::size_t x = 0; x < technologies; ++x) {
                    CHECK(level(to, x) == level(State{s}, x) + (raises(step, x) ? 1 : 0));
                }
            }
        }
    }
    CHECK(steps == std::array{0, 54, 36, 8});
}

TEST_CASE("labels name every state once and read back", "[unit][states]") {
    std::set<std::string> labels;
    for (std::uint8_t s = 0; s < states; ++s) {
        labels.insert(label(State{s}));
        CHECK(parse_state(label(State{s})) == State{s});
    }
    CHECK(labels.size() == states);
    CHECK(label(state_of(1, 0, 2)) == "D1N0I2");
    CHECK(state_of(1, 0, 2).value() == 11);
    for (const char* bad : {"", "D3N0I0", "D1N0", "d1n0i0", "D1N0I0 "}) {
        CHECK_FALSE(parse_state(bad));
    }
}
