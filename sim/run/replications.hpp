// SPDX-License-Identifier: MIT
// The replication driver: many small runs side by side, or threads within a large one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <exception>
#include <future>
#include <optional>
#include <vector>

#include "sim/base/ids.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup::run {

/// How many replications to hold in memory at once. A run of few blocks leaves threads idle, so
/// several go side by side; a large one uses the threads by itself.
[[nodiscard]] constexpr std::uint32_t side_by_side(std::size_t firms, unsigned threads) noexcept {
    // enough runs a thread to even out their lengths, more of those that are soon done
    const auto batches = static_cast<unsigned>(
        std::clamp<std::size_t>(10'000 / std::max<std::size_t>(firms, 1), 4, 16));
    return block_count(firms) >= 2 * threads ? 1 : threads * batches;
}

/// Replications that were simulated side by side, in order.
template <class Record>
struct Batch {
    std::vector<std::optional<Record>> records;
    std::vector<std::exception_ptr> failures; // null where there is a record
};

/// Hands the records of a batch over; rethrows its first failure when it comes to it.
template <class Record, class Take>
void hand_over(Batch<Record>& batch, Take&& take, std::uint32_t& taken) {
    for (std::size_t i = 0; i < batch.records.size(); ++i) {
        if (batch.failures[i]) {
            std::rethrow_exception(batch.failures[i]);
        }
        take(std::move(*batch.records[i]));
        ++taken;
    }
    batch = {};
}

/// Calls `work` on a thread of its own while `meanwhile` runs here. What `work` throws is thrown
/// here, at the end.
template <class Work, class Meanwhile>
void beside(Work&& work, Meanwhile&& meanwhile) {
    std::future<void> done = std::async(std::launch::async, work);
    meanwhile();
    done.get();
}

/// Runs replications 0..count-1 and hands their records over in that order, whatever the number of
/// threads. Stops early, after what is in flight, when `stop()` says so.
/// `simulate(Replication)` runs on any thread; `take(Record&&)` on one at a time, while the next
/// replications are simulated if there are threads; `stop()` never at the same time as `take`. An exception of the lowest
/// failing replication is rethrown after the earlier records were taken.
/// @return how many records were taken
template <class Record, class Simulate, class Take, class Stop>
std::uint32_t replicate(std::uint32_t count, std::uint32_t at_once, Simulate&& simulate,
                        Take&& take, Stop&& stop) {
    std::uint32_t taken = 0;
    std::uint32_t begun = 0;
    Batch<Record> simulated; // not yet handed over
    const auto hand_on = [&] { hand_over(simulated, take, taken); };
    while (begun < count && !stop()) {
        const std::uint32_t size = std::min(at_once, count - begun);
        Batch<Record> next{std::vector<std::optional<Record>>(size),
                           std::vector<std::exception_ptr>(size)};
        const auto simulate_next = [&] {
            for_each_task(size, [&](std::uint32_t i) {
                try {
                    next.records[i].emplace(simulate(Replication{begun + i}));
                } catch (...) {
                    next.failures[i] = std::current_exception();
                }
            });
        };
        if (simulated.records.empty()) {
            simulate_next();
        } else {
            beside(hand_on, simulate_next);
        }
        begun += size;
        simulated = std::move(next);
        if (concurrency() <= 1) { // nobody to do it later
            hand_on();
        }
    }
    hand_on();
    return taken;
}

} // namespace catchup::run
