// SPDX-License-Identifier: MIT
#include "models/technology/gaps.hpp"

#include "tests/support/catch.hpp"

using namespace catchup;

TEST_CASE("gaps by hand", "[unit][gaps]") {
    CHECK(network_gap(state_of(0, 1, 0), 2) == 1.0);
    CHECK(network_gap(state_of(0, 2, 0), 2) == 2.0);
    CHECK(network_gap(state_of(1, 1, 0), 3) == 0.0); // raised together
    CHECK(network_gap(state_of(2, 1, 0), 2) == 0.0); // behind is no gap
    CHECK(network_gap(state_of(0, 2, 1), 4) == 0.0); // N is not raised
    CHECK(intelligent_gap(state_of(0, 0, 1), 4) == 1.5);
    CHECK(intelligent_gap(state_of(1, 0, 1), 4) == 1.0);
    CHECK(intelligent_gap(state_of(1, 1, 1), 4) == 0.5); // I1 is easier at D2 than at D1
    CHECK(intelligent_gap(state_of(2, 1, 1), 4) == 0.0);
    CHECK(intelligent_gap(state_of(2, 2, 2), 4) == 0.5); // D can go no further
    CHECK(intelligent_gap(state_of(1, 1, 1), 7) == 0.5);
    CHECK(intelligent_gap(state_of(0, 0, 2), 1) == 0.0); // I is not raised
}

TEST_CASE("raising a base as well never widens a gap", "[property][gaps]") {
    for (std::uint8_t s = 0; s < states; ++s) {
        const State from{s};
        for (Mask step = 1; step < masks; ++step) {
            if (!admissible(from, step)) {
                continue;
            }
            const State to = after(from, step);
            CHECK(network_gap(to, step) >= 0.0);
            CHECK(intelligent_gap(to, step) >= 0.0);
            for (const Mask base : {Mask{1}, Mask{2}}) {
                const Mask wider = step | base;
                if ((step & 4) != 0 && wider != step && admissible(from, wider)) {
                    CHECK(intelligent_gap(after(from, wider), wider) <= intelligent_gap(to, step));
                }
            }
        }
    }
}
