// SPDX-License-Identifier: MIT
// The one door to threads: fixed blocks of firms, sums in a fixed order.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <type_traits>
#include <vector>

#include "sim/base/ids.hpp"

namespace catchup {

/// Firms a block. Fixed for ever: block edges decide the order of every floating-point sum.
inline constexpr std::uint32_t block_size = 4096;

/// A half-open run of positions and its number.
struct Block {
    std::uint32_t index;
    std::uint32_t begin;
    std::uint32_t end;
};

/// Calls `work(task)` once for each task in [0, tasks), on as many threads as the enclosing
/// `Threads` allows, in no particular order. `work` must not throw.
void for_each_task(std::uint32_t tasks, const std::function<void(std::uint32_t)>& work);

/// How many threads a loop started here may use.
[[nodiscard]] unsigned concurrency() noexcept;

/// How many threads `Threads::run` gives to the loops inside it. One at a time in a process: with
/// two alive the smaller count holds for both.
class Threads {
  public:
    /// `count` >= 1; 0 asks the machine (and respects the affinity mask).
    explicit Threads(unsigned count);
    ~Threads();
    Threads(const Threads&) = delete;
    Threads& operator=(const Threads&) = delete;
    [[nodiscard]] unsigned count() const noexcept;
    void run(const std::function<void()>& work);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

[[nodiscard]] constexpr std::uint32_t block_count(std::size_t firms) noexcept {
    return static_cast<std::uint32_t>((firms + block_size - 1) / block_size);
}

/// Calls `work(Block)` once for each block of `firms` positions, in parallel.
template <class Work>
void for_each_block(std::size_t firms, Work&& work) {
    static_assert(std::is_nothrow_invocable_v<Work&, Block>, "work on a block must be noexcept");
    const auto one = [&](std::uint32_t index) {
        const std::uint32_t begin = index * block_size;
        const auto left = static_cast<std::uint32_t>(firms) - begin;
        work(Block{index, begin, begin + std::min(block_size, left)});
    };
    if (const std::uint32_t blocks = block_count(firms); blocks == 1) {
        one(0);
    } else if (blocks > 1) {
        for_each_task(blocks, one);
    }
}

/// Calls `work(Position)` once for each firm, in parallel over blocks.
template <class Work>
void for_each_firm(std::size_t firms, Work&& work) {
    static_assert(std::is_nothrow_invocable_v<Work&, Position>, "work on a firm must be noexcept");
    for_each_block(firms, [&](Block block) noexcept {
        for (std::uint32_t at = block.begin; at < block.end; ++at) {
            work(Position{at});
        }
    });
}

/// The sum of `term(Position)` over all firms: in position order within a block, blocks in order.
/// Every thread count gives the same bits. Total must be default-constructible to zero.
template <class Total, class Term>
[[nodiscard]] Total ordered_sum(std::size_t firms, Term&& term) {
    std::vector<Total> partial(block_count(firms));
    for_each_block(firms, [&](Block block) noexcept {
        Total sum{};
        for (std::uint32_t at = block.begin; at < block.end; ++at) {
            sum += term(Position{at});
        }
        partial[block.index] = sum;
    });
    Total total{};
    for (const Total& sum : partial) {
        total += sum;
    }
    return total;
}

} // namespace catchup
