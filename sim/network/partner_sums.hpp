// SPDX-License-Identifier: MIT
// Sums over each firm's partners, kept up to date change by change instead of summed anew.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/network/partners.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup::network {

/// One unsigned word a place: what its partners have added to it. A word may hold several counters
/// side by side; the caller keeps them from overflowing (a counter of b bits counts at most 2^b - 1
/// partners). Pays where few firms change at a time: a change costs a visit to each partner, a
/// reading costs nothing.
template <class Word>
class PartnerSums {
  public:
    /// A firm's new contribution less its old one, modulo the word.
    struct Change {
        Position firm;
        Word add;
    };

    PartnerSums() = default;
    explicit PartnerSums(std::size_t places) : sums_(places) {}

    [[nodiscard]] Word of(Position at) const noexcept {
        EXPECTS(at.value() < sums_.size());
        return sums_[at.value()];
    }
    [[nodiscard]] std::span<const Word> all() const noexcept { return sums_; }
    [[nodiscard]] bool empty() const noexcept { return sums_.empty(); }

    /// Hands every change to the firm's partners. In parallel: each task owns a run of places and
    /// alone writes them; whole numbers add up to the same in any order.
    void apply(const Partners& partners, std::span<const Change> changes) {
        const std::uint32_t places = partners.firms();
        const std::uint32_t tasks =
            changes.size() < least_to_share ? 1 : std::min(concurrency(), block_count(places));
        if (tasks <= 1) {
            add_within(partners, changes, 0, places);
            return;
        }
        for_each_task(tasks, [&](std::uint32_t task) {
            const auto edge = [&](std::uint32_t part) {
                return static_cast<std::uint32_t>(std::uint64_t{places} * part / tasks);
            };
            add_within(partners, changes, edge(task), edge(task + 1));
        });
    }

  private:
    static constexpr std::size_t least_to_share = 512; // changes

    void add_within(const Partners& partners, std::span<const Change> changes, std::uint32_t first,
                    std::uint32_t end) noexcept {
        for (const Change& change : changes) {
            const auto list = partners.of(change.firm);
            if (list.empty() || list.front().value() >= end || list.back().value() < first) {
                continue;
            }
            for (const Position partner : list) {
                if (first <= partner.value() && partner.value() < end) {
                    Word& sum = sums_[partner.value()];
                    sum = static_cast<Word>(sum + change.add);
                }
            }
        }
    }

    std::vector<Word> sums_;
};

} // namespace catchup::network
