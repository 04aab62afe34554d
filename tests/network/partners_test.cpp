// SPDX-License-Identifier: MIT
#include "sim/network/partners.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "sim/parallel/blocks.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"

using namespace catchup;
using namespace catchup::network;

namespace {

Link joined(std::uint32_t a, std::uint32_t b) { return {Position{a}, Position{b}}; }

std::vector<std::uint32_t> partners_of(const Partners& partners, std::uint32_t at) {
    std::vector<std::uint32_t> values;
    for (const Position p : partners.of(Position{at})) {
        values.push_back(p.value());
    }
    return values;
}

/// Firms and links drawn at random, loops and repeats included.
std::pair<std::uint32_t, std::vector<Link>> drawn_links() {
    const auto firms = *rc::gen::inRange<std::uint32_t>(1, 12);
    const auto end = rc::gen::inRange<std::uint32_t>(0, firms);
    const auto ends = *rc::gen::container<std::vector<std::pair<std::uint32_t, std::uint32_t>>>(
        rc::gen::pair(end, end));
    std::vector<Link> links;
    for (const auto& [a, b] : ends) {
        links.push_back(joined(a, b));
    }
    return {firms, links};
}

} // namespace

TEST_CASE("freeze sorts partners, drops loops and repeats", "[unit][network]") {
    const Partners partners = freeze(
        5, {joined(3, 0), joined(2, 2), joined(0, 1), joined(1, 0), joined(4, 0), joined(0, 1)});

    CHECK(partners.firms() == 5);
    CHECK(partners.links() == 3);
    CHECK(partners_of(partners, 0) == std::vector<std::uint32_t>{1, 3, 4});
    CHECK(partners_of(partners, 1) == std::vector<std::uint32_t>{0});
    CHECK(partners_of(partners, 2).empty());
    CHECK(partners_of(partners, 3) == std::vector<std::uint32_t>{0});
    CHECK(partners_of(partners, 4) == std::vector<std::uint32_t>{0});
}

TEST_CASE("a network may be empty", "[unit][network]") {
    CHECK(Partners{}.firms() == 0);
    CHECK(Partners{}.links() == 0);
    CHECK(freeze(0, {}) == Partners{});
    CHECK(freeze(2, {}).of(Position{1}).empty());
    CHECK(freeze(1, {joined(0, 0)}).links() == 0);
}

TEST_CASE("freeze is a function of the set of links", "[property][network]") {
    rc::prop("the adjacency holds exactly the links handed in", [] {
        const auto drawn = drawn_links();
        const Partners partners = freeze(drawn.first, drawn.second);
        std::vector<std::set<std::uint32_t>> expected(drawn.first);
        std::size_t ends = 0;
        for (const Link& l : drawn.second) {
            if (l.a != l.b) {
                ends += expected[l.a.value()].insert(l.b.value()).second ? 1U : 0U;
                ends += expected[l.b.value()].insert(l.a.value()).second ? 1U : 0U;
            }
        }
        RC_ASSERT(partners.firms() == drawn.first);
        RC_ASSERT(partners.links() * 2 == ends);
        for (std::uint32_t at = 0; at < drawn.first; ++at) {
            RC_ASSERT(partners_of(partners, at) ==
                      std::vector<std::uint32_t>(expected[at].begin(), expected[at].end()));
        }
    });
    rc::prop("neither the order of the links nor that of their ends matters", [] {
        const auto drawn = drawn_links();
        std::vector<Link> other = drawn.second;
        std::reverse(other.begin(), other.end());
        for (Link& l : other) {
            if (*rc::gen::arbitrary<bool>()) {
                std::swap(l.a, l.b);
            }
        }
        RC_ASSERT(freeze(drawn.first, drawn.second) == freeze(drawn.first, other));
    });
}

TEST_CASE("threads that share the rows of a large network freeze the same", "[unit][network]") {
    constexpr std::uint32_t firms = 50'000; // enough for three runs of rows
    const Stream luck{7, Replication{0}};
    std::vector<Link> links;
    for (std::uint32_t k = 0; k < 3 * firms; ++k) { // any order, with loops and repeats
        const std::uint32_t a = below(luck.bits(k, 0, Purpose::supplier, 0), firms);
        const std::uint32_t b = below(luck.bits(k, 0, Purpose::supplier, 1), firms);
        links.push_back(joined(a, k % 100 == 0 ? a : b));
        if (k % 50 == 0) {
            links.push_back(joined(b, a));
        }
    }
    const Partners alone = freeze(firms, links);
    std::set<Link> expected;
    for (const Link& link : links) {
        if (link.a != link.b) {
            expected.insert({std::min(link.a, link.b), std::max(link.a, link.b)});
        }
    }
    CHECK(alone.links() == expected.size());
    CHECK(std::all_of(expected.begin(), expected.end(), [&](const Link& link) {
        const auto partners = alone.of(link.b);
        return std::binary_search(partners.begin(), partners.end(), link.a);
    }));
    for (const unsigned threads : {2U, 3U}) {
        Threads team{threads};
        team.run([&] { CHECK(freeze(firms, links) == alone); });
    }
}
