// SPDX-License-Identifier: MIT
#include "sim/parallel/blocks.hpp"

#include <atomic>
#include <mutex>
#include <vector>

#include "sim/base/money.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;

namespace {
constexpr std::size_t sizes[] = {0, 1, 4095, 4096, 4097, 8192, 100'000};
} // namespace

TEST_CASE("blocks cut the firms at multiples of 4096", "[unit][parallel]") {
    CHECK(block_size == 4096);
    CHECK(block_count(0) == 0);
    CHECK(block_count(1) == 1);
    CHECK(block_count(4096) == 1);
    CHECK(block_count(4097) == 2);
    std::vector<Block> seen(3);
    for_each_block(10'000, [&](Block block) noexcept { seen[block.index] = block; });
    CHECK((seen[0].begin == 0 && seen[0].end == 4096));
    CHECK((seen[1].begin == 4096 && seen[1].end == 8192));
    CHECK((seen[2].begin == 8192 && seen[2].end == 10'000));
}

TEST_CASE("each firm is visited once", "[unit][parallel]") {
    for (const unsigned count : {1U, 2U, 3U, 8U, 16U}) {
        Threads threads{count};
        CHECK(threads.count() == count);
        for (const std::size_t firms : sizes) {
            CAPTURE(count, firms);
            Column<int> visits(firms);
            threads.run([&] { for_each_firm(firms, [&](Position at) noexcept { ++visits[at]; }); });
            CHECK(visits == Column<int>(firms, 1));
        }
    }
}

TEST_CASE("each task runs once, nested tasks too", "[unit][parallel]") {
    constexpr std::uint32_t outer = 37;
    constexpr std::uint32_t inner = 53;
    for (const unsigned count : {1U, 2U, 3U, 8U, 16U}) {
        CAPTURE(count);
        Threads threads{count};
        std::vector<std::atomic<int>> runs(outer * inner);
        threads.run([&] {
            for_each_task(outer, [&](std::uint32_t a) {
                for_each_task(inner, [&](std::uint32_t b) { ++runs[a * inner + b]; });
            });
        });
        CHECK(std::all_of(runs.begin(), runs.end(), [](const auto& n) { return n == 1; }));
    }
}

TEST_CASE("no tasks, no calls", "[unit][parallel]") {
    bool called = false;
    for_each_task(0, [&](std::uint32_t) { called = true; });
    for_each_firm(0, [&](Position) noexcept { called = true; });
    CHECK_FALSE(called);
}

TEST_CASE("sums in tasks are those of a plain loop", "[unit][parallel]") {
    // outer tasks are replications, inner sums run over firms
    constexpr std::uint32_t replications = 20;
    constexpr std::size_t firms = 30'000;
    const auto term = [](std::uint32_t replication, Position at) {
        return 1.0 / (1.0 + at.value() + replication);
    };
    std::vector<double> expected(replications);
    for (std::uint32_t r = 0; r < replications; ++r) {
        expected[r] = ordered_sum<double>(firms, [&](Position at) { return term(r, at); });
    }
    Threads threads{8};
    std::vector<double> sums(replications);
    threads.run([&] {
        for_each_task(replications, [&](std::uint32_t r) {
            sums[r] = ordered_sum<double>(firms, [&](Position at) { return term(r, at); });
        });
    });
    CHECK(sums == expected);
}

TEST_CASE("sums of counts and of money are exact", "[unit][parallel]") {
    const auto count = ordered_sum<std::int64_t>(
        100'000, [](Position at) { return static_cast<std::int64_t>(at.value()); });
    CHECK(count == 4'999'950'000);
    const Fen money = ordered_sum<Fen>(10'000, [](Position at) { return Fen{at.value() % 2}; });
    CHECK(money == Fen{5000});
    CHECK(ordered_sum<double>(0, [](Position) { return 1.0; }) == 0.0);
}
