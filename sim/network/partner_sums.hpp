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
    /// alone writes them; it takes a share of the changes and leaves what concerns other places to
    /// their owners. Whole numbers add up to the same in any order. Fastest if the firms ascend.
    void apply(const Partners& partners, std::span<const Change> changes) {
        const std::uint32_t places = partners.firms();
        const std::uint32_t tasks =
            changes.size() < least_to_share ? 1 : std::min(concurrency(), block_count(places));
        if (tasks <= 1) {
            for_each_partner(partners, changes,
                             [&](Position partner, Word word) { add(partner, word); });
            return;
        }
        const std::uint32_t run = (places + tasks - 1) / tasks;
        left_.resize(std::size_t{tasks} * tasks);
        for_each_task(tasks, [&](std::uint32_t task) {
            const auto edge = [&](std::size_t part) { return changes.size() * part / tasks; };
            const auto mine = changes.subspan(edge(task), edge(task + 1) - edge(task));
            add_own(partners, mine, task * run, run, &left_[std::size_t{task} * tasks]);
        });
        for_each_task(tasks, [&](std::uint32_t owner) {
            for (std::uint32_t task = 0; task < tasks; ++task) {
                for (const Change& one : left_[std::size_t{task} * tasks + owner]) {
                    add(one.firm, one.add);
                }
            }
        });
    }

  private:
    static constexpr std::size_t least_to_share = 512; // changes

    void add(Position partner, Word word) noexcept {
        Word& sum = sums_[partner.value()];
        sum = static_cast<Word>(sum + word);
    }

    /// Adds to the `run` places from `first` on; each other partner goes to its owner's list.
    void add_own(const Partners& partners, std::span<const Change> changes, std::uint32_t first,
                 std::uint32_t run, std::vector<Change>* left) {
        for (std::uint32_t owner = 0; owner * run < partners.firms(); ++owner) {
            left[owner].clear();
        }
        for_each_partner(partners, changes, [&](Position partner, Word word) {
            if (partner.value() - first < run) { // wraps below `first`
                add(partner, word);
            } else {
                left[partner.value() / run].push_back({partner, word});
            }
        });
    }

    /// Calls `take(partner, word)` for each partner of each changed firm.
    template <class Take>
    static void for_each_partner(const Partners& partners, std::span<const Change> changes,
                                 Take&& take) {
        constexpr std::size_t ahead = 12; // lists of a large network are far away in memory
        for (std::size_t i = 0; i < changes.size(); ++i) {
            if (i + ahead < changes.size()) {
                __builtin_prefetch(partners.of(changes[i + ahead].firm).data());
            }
            for (const Position partner : partners.of(changes[i].firm)) {
                take(partner, changes[i].add);
            }
        }
    }

    std::vector<Word> sums_;
    std::vector<std::vector<Change>> left_; // [task][owner]: one partner each, for its owner
};

} // namespace catchup::network
