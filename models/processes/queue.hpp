// SPDX-License-Identifier: MIT
// Who comes first when something is scarce: a hashed order that no thread can change.
#pragma once

#include <algorithm>
#include <limits>
#include <tuple>
#include <vector>

#include "models/books/events.hpp"

namespace catchup {

/// A firm in a queue.
struct Claim {
    Position firm{};
    FirmId id{};
    double key = 0.0;           // what the order is about: the more the earlier; 0 in a lottery
    std::uint32_t priority = 0; // then hashed: the more the earlier; then the lower id
};

/// Gathers claims from a parallel loop: `gather(block, stand)` calls `stand(f, key, priority)` for
/// each firm of the block that wants to stand in the queue. Only the first `at_most` are put in order
/// and returned: who comes later can get nothing.
template <class Gather>
[[nodiscard]] std::vector<Claim>
queue_of(const Firms& firms, Gather&& gather,
         std::size_t at_most = std::numeric_limits<std::size_t>::max()) {
    BlockLog<Claim> log{firms.size()};
    for_each_block(firms.size(), [&](Block block) noexcept {
        gather(block, [&](Position f, double key, std::uint32_t priority) noexcept {
            log.add(f, {f, firms.id[f], key, priority});
        });
    });
    std::vector<Claim> queue;
    log.drain_into(queue);
    const auto earlier = [](const Claim& a, const Claim& b) {
        return std::tuple{b.key, b.priority, a.id} < std::tuple{a.key, a.priority, b.id};
    };
    if (at_most < queue.size()) {
        const auto end = queue.begin() + static_cast<std::ptrdiff_t>(at_most);
        std::nth_element(queue.begin(), end, queue.end(), earlier);
        queue.erase(end, queue.end());
    }
    std::sort(queue.begin(), queue.end(), earlier);
    return queue;
}

} // namespace catchup
