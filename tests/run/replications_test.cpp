// SPDX-License-Identifier: MIT
#include "sim/run/replications.hpp"

#include <stdexcept>

#include "sim/parallel/blocks.hpp"
#include "sim/run/failure.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;

TEST_CASE("small runs go side by side, a large one uses the threads alone", "[unit][run]") {
    CHECK(run::side_by_side(600, 2) == 32);
    CHECK(run::side_by_side(5'000, 2) == 8);
    CHECK(run::side_by_side(100'000, 2) == 1);
    CHECK(run::side_by_side(100'000, 16) == 64);
}

TEST_CASE("records before a failing replication are taken, then its error comes", "[unit][run]") {
    for (const std::uint32_t at_once : {1U, 3U, 10U}) {
        std::vector<std::uint32_t> taken;
        CHECK_THROWS_AS(run::replicate<std::uint32_t>(
                            8, at_once,
                            [](Replication r) {
                                if (r.value() >= 4) {
                                    throw SimulationError{"planted"};
                                }
                                return r.value();
                            },
                            [&](std::uint32_t record) { taken.push_back(record); },
                            [] { return false; }),
                        SimulationError);
        CHECK(taken == std::vector<std::uint32_t>{0, 1, 2, 3});
    }
}

TEST_CASE("a stop lets what is in flight finish", "[unit][run]") {
    const auto threads = GENERATE(1U, 2U);
    bool stop = false;
    std::uint32_t taken = 0;
    std::uint32_t count = 0;
    Threads{threads}.run([&] {
        count = run::replicate<std::uint32_t>(
            100, 4, [](Replication r) { return r.value(); },
            [&](std::uint32_t) { stop = ++taken >= 2; }, [&] { return stop; });
    });
    CHECK(count == (threads == 1 ? 4 : 8)); // with two, the next four are simulated meanwhile
    CHECK(taken == count);
}

TEST_CASE("an error of the taker ends the replications", "[unit][run]") {
    Threads{2}.run([] {
        std::uint32_t taken = 0;
        CHECK_THROWS_AS(run::replicate<std::uint32_t>(
                            100, 4, [](Replication r) { return r.value(); },
                            [&](std::uint32_t) {
                                if (++taken == 6) {
                                    throw std::runtime_error{"disk full"};
                                }
                            },
                            [] { return false; }),
                        std::runtime_error);
        CHECK(taken == 6);
    });
}
