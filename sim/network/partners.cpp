// SPDX-License-Identifier: MIT
#include "sim/network/partners.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <utility>

#include "sim/parallel/blocks.hpp"

namespace catchup::network {
namespace {

/// Neighbours row by row; row i is [begin[i], begin[i + 1]).
struct Rows {
    std::vector<std::uint32_t> begin;
    std::vector<Position> neighbours;
};

[[nodiscard]] bool ascends(const std::vector<Link>& links) noexcept {
    return std::is_sorted(links.begin(), links.end(),
                          [](const Link& one, const Link& next) { return one.a < next.a; });
}

/// Links by their first end; generators make them so, files need not.
void order_by_first_end(std::uint32_t firms, std::vector<Link>& links) {
    std::vector<std::uint32_t> begin(std::size_t{firms} + 1);
    for (const Link& link : links) {
        ++begin[link.a.value() + 1];
    }
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<Link> ordered(links.size());
    for (const Link& link : links) {
        ordered[begin[link.a.value()]++] = link;
    }
    links.swap(ordered);
}

/// Calls `work(first, end)` for runs of places that cover all: one a thread if there are many. Each
/// run's owner alone writes to its rows, so it passes over the links of others.
template <class Work>
void for_each_run(std::uint32_t firms, Work&& work) {
    const std::uint32_t runs = std::clamp(block_count(firms) / 4, 1U, concurrency());
    if (runs == 1) {
        work(0U, firms);
        return;
    }
    const auto edge = [&](std::uint32_t run) {
        return static_cast<std::uint32_t>(std::uint64_t{firms} * run / runs);
    };
    for_each_task(runs, [&](std::uint32_t run) { work(edge(run), edge(run + 1)); });
}

/// The links whose first end lies in the run. Precondition: links ascend by it.
std::span<const Link> own_links(std::span<const Link> links, std::uint32_t first,
                                std::uint32_t end) {
    const auto from = [&](std::uint32_t place) {
        return std::partition_point(links.begin(), links.end(),
                                    [&](const Link& link) { return link.a.value() < place; });
    };
    return {from(first), from(end)};
}

/// Where each row begins, repeats counted.
std::vector<std::uint32_t> row_edges(std::uint32_t firms, std::span<const Link> links) {
    std::vector<std::uint32_t> begin(std::size_t{firms} + 1);
    std::uint32_t* const size = begin.data() + 1;
    for_each_run(firms, [&](std::uint32_t first, std::uint32_t end) {
        for (const auto& [a, b] : own_links(links, first, end)) {
            size[a.value()] += a != b ? 1U : 0U;
        }
        for (const auto& [a, b] : links) {
            if (b.value() - first < end - first && a != b) { // wraps below `first`
                ++size[b.value()];
            }
        }
    });
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    return begin;
}

/// Fills the rows of a run and puts each in order. First ends come in ascending order, so what
/// others link to is in order as it arrives: only a firm's own links may be out of it.
/// @return whether a row has repeats
bool fill_run(std::span<const Link> links, std::uint32_t first, std::uint32_t end, Rows& rows) {
    std::vector<std::uint32_t> next(rows.begin.begin() + first, rows.begin.begin() + end);
    for (const auto& [a, b] : links) {
        if (b.value() - first < end - first && a != b) {
            rows.neighbours[next[b.value() - first]++] = a;
        }
    }
    bool repeats = false;
    const std::span<const Link> own = own_links(links, first, end);
    auto link = own.begin();
    for (std::uint32_t at = first; at < end; ++at) {
        Position* const row = rows.neighbours.data() + rows.begin[at];
        Position* last = rows.neighbours.data() + next[at - first];
        for (; link != own.end() && link->a.value() == at; ++link) {
            if (link->b != link->a) {
                *last++ = link->b;
            }
        }
        if (!std::is_sorted(row, last)) {
            std::sort(row, last);
        }
        repeats |= std::adjacent_find(row, last) != last;
    }
    return repeats;
}

/// Drops the repeats of each sorted row, closing the gaps.
void drop_repeats(Rows& rows) {
    const auto all = rows.neighbours.begin();
    auto kept = all;
    for (std::size_t row = 0; row + 1 < rows.begin.size(); ++row) {
        const auto first = all + rows.begin[row];
        const auto last = all + rows.begin[row + 1];
        rows.begin[row] = static_cast<std::uint32_t>(kept - all);
        kept = std::unique_copy(first, last, kept);
    }
    rows.begin.back() = static_cast<std::uint32_t>(kept - all);
    rows.neighbours.erase(kept, rows.neighbours.end());
    rows.neighbours.shrink_to_fit();
}

} // namespace

Partners freeze(std::uint32_t firms, std::vector<Link> links) {
    EXPECTS(links.size() <= most_links);
    EXPECTS(std::all_of(links.begin(), links.end(), [&](const Link& link) {
        return link.a.value() < firms && link.b.value() < firms;
    }));
    if (!ascends(links)) {
        order_by_first_end(firms, links);
    }
    Rows rows{row_edges(firms, links), {}};
    rows.neighbours.resize(rows.begin.back());
    std::atomic<bool> repeats{false};
    for_each_run(firms, [&](std::uint32_t first, std::uint32_t end) {
        if (fill_run(links, first, end, rows)) {
            repeats = true;
        }
    });
    if (repeats) {
        links = {}; // the largest table of set-up: give it back before rows are copied
        drop_repeats(rows);
    }
    Partners partners;
    partners.offsets_ = std::move(rows.begin);
    partners.neighbours_ = std::move(rows.neighbours);
    return partners;
}

} // namespace catchup::network
