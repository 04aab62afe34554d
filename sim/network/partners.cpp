// SPDX-License-Identifier: MIT
#include "sim/network/partners.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace catchup::network {
namespace {

/// Neighbours row by row; row i is [begin[i], begin[i + 1]).
struct Rows {
    std::vector<std::uint32_t> begin;
    std::vector<Position> neighbours;
};

/// Both directions of each link, rows in no particular order inside.
Rows both_ways(std::uint32_t firms, const std::vector<Link>& links) {
    Rows rows{std::vector<std::uint32_t>(std::size_t{firms} + 1), {}};
    for (const auto& [a, b] : links) {
        EXPECTS(a.value() < firms && b.value() < firms);
        if (a != b) {
            ++rows.begin[a.value()];
            ++rows.begin[b.value()];
        }
    }
    // begin[i] holds the end of row i until the row has been filled from behind
    std::inclusive_scan(rows.begin.begin(), rows.begin.end(), rows.begin.begin());
    rows.neighbours.resize(rows.begin.back());
    for (const auto& [a, b] : links) {
        if (a != b) {
            rows.neighbours[--rows.begin[a.value()]] = b;
            rows.neighbours[--rows.begin[b.value()]] = a;
        }
    }
    return rows;
}

/// Transposing a symmetric adjacency leaves it as it is, but visits sources in ascending order:
/// each row comes out sorted, without a comparison.
std::vector<Position> sorted_neighbours(const Rows& rows) {
    std::vector<Position> sorted(rows.neighbours.size());
    std::vector<std::uint32_t> next(rows.begin.begin(), rows.begin.end() - 1);
    for (std::uint32_t source = 0; source < next.size(); ++source) {
        for (std::uint32_t k = rows.begin[source]; k < rows.begin[source + 1]; ++k) {
            sorted[next[rows.neighbours[k].value()]++] = Position{source};
        }
    }
    return sorted;
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
    if (kept != rows.neighbours.end()) {
        rows.neighbours.erase(kept, rows.neighbours.end());
        rows.neighbours.shrink_to_fit();
    }
}

} // namespace

Partners freeze(std::uint32_t firms, std::vector<Link> links) {
    EXPECTS(links.size() <= most_links);
    Rows rows = both_ways(firms, links);
    links = {}; // the largest table of set-up: give it back before the next one is made
    rows.neighbours = sorted_neighbours(rows);
    drop_repeats(rows);
    Partners partners;
    partners.offsets_ = std::move(rows.begin);
    partners.neighbours_ = std::move(rows.neighbours);
    return partners;
}

} // namespace catchup::network
