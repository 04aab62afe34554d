// SPDX-License-Identifier: MIT
// The threshold rule on a ring spreads as a front whose speed can be computed by hand.
#include <algorithm>
#include <cstdlib>

#include "models/step.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worlds.hpp"

using namespace catchup;

namespace {

constexpr std::uint32_t places = 61;
constexpr int seed_place = 20;

/// A ring in which everybody has two partners; one firm has D1, the others nothing.
Scenario ring(const std::string& threshold, int quarters_of_a_project) {
    Scenario scenario =
        test::scenario(std::string{R"(
[network]
kind = "ring"
neighbours = 2
[population]
imitation_threshold_sd = 0.0
capability_mean = 1.0
capability_sd = 0.0
[decision]
opportunity_rate = 1.0
[[rule]]
kind = "threshold"
[[sector]]
kind = "bearings"
)"} + test::frictionless,
                       {"population.imitation_threshold_mean=" + threshold,
                        "duration.digital=[" + std::to_string(quarters_of_a_project) + ", 1]"});
    std::string table = "start\n";
    for (int place = 0; place < static_cast<int>(places); ++place) {
        table += place == seed_place ? "D1N0I0\n" : "D0N0I0\n";
    }
    scenario.population.table = {"firms.csv", table};
    return scenario;
}

/// Places between two firms of the ring, the shorter way.
int distance(int a, int b) {
    const int apart = std::abs(a - b);
    return std::min(apart, static_cast<int>(places) - apart);
}

/// Quarters (of `quarters`) after which the firms with D1 are not exactly those within reach(q).
template <class Reach>
int quarters_off(const Scenario& scenario, int quarters, Reach&& reach) {
    test::Staged stage{scenario};
    int off = 0;
    for (int q = 0; q < quarters; ++q) {
        step(stage.world);
        bool right = true;
        for (int i = 0; i < static_cast<int>(places); ++i) {
            const State s = stage.world.firms.state[Position{static_cast<std::uint32_t>(i)}];
            const bool reached = distance(i, seed_place) <= reach(q);
            right = right && s == (reached ? state_of(1, 0, 0) : state_of(0, 0, 0));
        }
        off += right ? 0 : 1;
    }
    return off;
}

} // namespace

TEST_CASE("the threshold rule goes round a ring at the speed computed by hand",
          "[theory][threshold]") {
    // A firm beside the front sees one of two partners ahead: 1/2 > .4. It starts in t, is done at
    // the end of t + T; its neighbour sees that in t + T + 1. So the front gains a place on each
    // side every T + 1 quarters, the first time at the end of quarter T.
    for (const int quarters_of_a_project : {0, 1, 3}) {
        const auto front = [&](int q) { return (q + 1) / (quarters_of_a_project + 1); };
        CAPTURE(quarters_of_a_project);
        CHECK(quarters_off(ring("0.4", quarters_of_a_project), 40, front) == 0);
        // controls: a front that is a quarter faster or slower a place
        const auto faster = [&](int q) { return (q + 2) / (quarters_of_a_project + 1); };
        const auto slower = [&](int q) { return (q + 1) / (quarters_of_a_project + 2); };
        CHECK(quarters_off(ring("0.4", quarters_of_a_project), 40, faster) > 0);
        CHECK(quarters_off(ring("0.4", quarters_of_a_project), 40, slower) > 0);
    }
}

TEST_CASE("one partner of two is not enough for a threshold of a half or more",
          "[theory][threshold]") {
    const auto stays = [](int) { return 0; };
    CHECK(quarters_off(ring("0.6", 0), 40, stays) == 0);
    CHECK(quarters_off(ring("0.5", 0), 40, stays) == 0); // more than phi, not as much
    CHECK(quarters_off(ring("0.499", 0), 40, stays) > 0);
}
