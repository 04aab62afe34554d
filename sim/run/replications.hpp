// SPDX-License-Identifier: MIT
// The replication driver: many small runs side by side, or threads within a large one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <vector>

#include "sim/base/ids.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup::run {

/// How many replications to hold in memory at once. A run of few blocks leaves threads idle, so
/// several go side by side; a large one uses the threads by itself.
[[nodiscard]] constexpr std::uint32_t side_by_side(std::size_t firms, unsigned threads) noexcept {
    constexpr unsigned batches = 4; // enough runs a thread to even out their lengths
    return block_count(firms) >= 2 * threads ? 1 : threads * batches;
}

/// Runs replications 0..count-1 and hands their records over in that order, whatever the number of
/// threads. Stops early, after what is in flight, when `stop()` says so.
/// `simulate(Replication)` runs on any thread; `take(Record&&)` on the calling one. An exception of
/// the lowest failing replication is rethrown after the earlier records were taken.
/// @return how many records were taken
template <class Record, class Simulate, class Take, class Stop>
std::uint32_t replicate(std::uint32_t count, std::uint32_t at_once, Simulate&& simulate,
                        Take&& take, Stop&& stop) {
    std::uint32_t taken = 0;
    while (taken < count && !stop()) {
        const std::uint32_t batch = std::min(at_once, count - taken);
        std::vector<std::optional<Record>> records(batch);
        std::vector<std::exception_ptr> failures(batch);
        const std::uint32_t first = taken;
        for_each_task(batch, [&](std::uint32_t i) {
            try {
                records[i].emplace(simulate(Replication{first + i}));
            } catch (...) {
                failures[i] = std::current_exception();
            }
        });
        for (std::uint32_t i = 0; i < batch; ++i) {
            if (failures[i]) {
                std::rethrow_exception(failures[i]);
            }
            take(std::move(*records[i]));
            ++taken;
        }
    }
    return taken;
}

} // namespace catchup::run
