// SPDX-License-Identifier: MIT
#include "sim/network/generators.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

using namespace catchup;
using namespace catchup::network;

namespace {

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Pairs pairs(const std::vector<Link>& links) {
    Pairs values;
    for (const auto& [a, b] : links) {
        values.emplace_back(a.value(), b.value());
    }
    return values;
}

std::vector<Position> places(const std::vector<std::uint32_t>& values) {
    std::vector<Position> members;
    for (const std::uint32_t value : values) {
        members.emplace_back(value);
    }
    return members;
}

std::pair<std::uint32_t, std::uint32_t> undirected(std::uint32_t a, std::uint32_t b) {
    return {std::min(a, b), std::max(a, b)};
}

/// Links with the lower end first, in ascending order.
Pairs undirected(const std::vector<Link>& links) {
    Pairs values;
    for (const auto& [a, b] : links) {
        values.push_back(undirected(a.value(), b.value()));
    }
    std::sort(values.begin(), values.end());
    return values;
}

/// Watts and Strogatz written a second time: a set of links, the draws as documented.
Pairs plain_small_world(const std::vector<std::uint32_t>& circle, std::uint32_t neighbours,
                        double rewiring, const Stream& random) {
    const auto seats = static_cast<std::uint32_t>(circle.size());
    std::set<std::pair<std::uint32_t, std::uint32_t>> present;
    for (std::uint32_t seat = 0; seat < seats; ++seat) {
        for (std::uint32_t lap = 0; lap < neighbours / 2; ++lap) {
            present.insert(undirected(circle[seat], circle[(seat + lap + 1) % seats]));
        }
    }
    for (std::uint32_t lap = 0; lap < neighbours / 2; ++lap) {
        for (std::uint32_t seat = 0; seat < seats; ++seat) {
            const std::uint32_t own = circle[seat];
            const auto touches = [&](const auto& link) {
                return link.first == own || link.second == own;
            };
            const auto full = std::count_if(present.begin(), present.end(), touches) == seats - 1;
            if (random.uniform(own, 0, Purpose::rewiring, lap) >= rewiring || full) {
                continue;
            }
            std::uint32_t to = own;
            for (std::uint32_t attempt = 1; to == own || present.contains(undirected(own, to));
                 ++attempt) {
                const std::uint64_t bits = random.bits(own, attempt, Purpose::rewiring, lap);
                to = circle[bits * seats / 0x100000000U];
            }
            present.erase(undirected(own, circle[(seat + lap + 1) % seats]));
            present.insert(undirected(own, to));
        }
    }
    return {present.begin(), present.end()};
}

} // namespace

TEST_CASE("a ring links the nearest on a circle", "[unit][network]") {
    CHECK(pairs(ring(places({4, 5, 8, 9, 11}), 2)) ==
          Pairs{{4, 5}, {5, 8}, {8, 9}, {9, 11}, {11, 4}});
    CHECK(pairs(ring(places({0, 1, 2, 3, 4, 5}), 4)) == Pairs{{0, 1},
                                                              {0, 2},
                                                              {1, 2},
                                                              {1, 3},
                                                              {2, 3},
                                                              {2, 4}, //
                                                              {3, 4},
                                                              {3, 5},
                                                              {4, 5},
                                                              {4, 0},
                                                              {5, 0},
                                                              {5, 1}});
    CHECK(ring(places({7, 8, 9}), 0).empty());
    CHECK(ring({}, 2).empty());
    CHECK(ring(places({3}), 2).empty());
}

TEST_CASE("a county with no more members than neighbours is complete", "[unit][network]") {
    const Pairs everyone{{2, 5}, {2, 6}, {2, 9}, {5, 6}, {5, 9}, {6, 9}};
    const auto members = places({2, 5, 6, 9});
    CHECK(pairs(complete(members)) == everyone);
    CHECK(pairs(ring(members, 4)) == everyone);
    CHECK(pairs(ring(members, 6)) == everyone);
    CHECK(pairs(small_world(members, 4, 1.0, Stream{1, Replication{0}})) == everyone);
    CHECK(pairs(complete(places({3, 8}))) == Pairs{{3, 8}});
    CHECK(complete(places({3})).empty());
    CHECK(complete({}).empty());
    // five members, four neighbours: the ring itself is complete, and no link can move
    CHECK(undirected(small_world(places({0, 1, 2, 3, 4}), 4, 1.0, Stream{1, Replication{0}})) ==
          pairs(complete(places({0, 1, 2, 3, 4}))));
}

TEST_CASE("the first member is the hub of a star", "[unit][network]") {
    CHECK(pairs(star(places({7, 2, 9}))) == Pairs{{7, 2}, {7, 9}});
    CHECK(star(places({7})).empty());
    CHECK(star({}).empty());
}

TEST_CASE("without rewiring a small world is its ring", "[unit][network]") {
    const auto members = places({1, 3, 4, 8, 9, 12, 20});
    CHECK(small_world(members, 4, 0.0, Stream{5, Replication{0}}) == ring(members, 4));
}

TEST_CASE("small worlds agree with a second, plain program", "[property][network]") {
    rc::prop("same links; none lost, looped or repeated", [] {
        const auto chosen =
            *rc::gen::container<std::set<std::uint32_t>>(rc::gen::inRange<std::uint32_t>(0, 500));
        const std::vector<std::uint32_t> circle(chosen.begin(), chosen.end());
        const auto laps = *rc::gen::inRange<std::uint32_t>(0, 8);
        const double rewiring = *rc::gen::element(0.0, 0.1, 0.5, 0.9, 1.0);
        const Stream random{*rc::gen::arbitrary<std::uint64_t>(), Replication{3}};
        RC_PRE(2 * laps < circle.size());

        const auto links = small_world(places(circle), 2 * laps, rewiring, random);
        RC_ASSERT(links.size() == circle.size() * laps);
        RC_ASSERT(freeze(500, links).links() == links.size());
        RC_ASSERT(undirected(links) == plain_small_world(circle, 2 * laps, rewiring, random));
    });
}

TEST_CASE("links do not depend on the order in which members are handed in",
          "[property][network]") {
    rc::prop("shuffled members, same links", [] {
        const auto chosen =
            *rc::gen::container<std::set<std::uint32_t>>(rc::gen::inRange<std::uint32_t>(0, 200));
        std::vector<Position> members = places({chosen.begin(), chosen.end()});
        const Stream random{*rc::gen::arbitrary<std::uint64_t>(), Replication{0}};
        const auto rounds = ring(members, 4);
        const auto worlds = small_world(members, 4, 0.3, random);
        const auto all = complete(members);

        const auto by_luck = [](Position a, Position b) { // a fixed, thorough shuffle
            const auto luck = [](Position p) { return philox(99, {p.value(), 0, 0, 0}); };
            return luck(a) < luck(b);
        };
        std::sort(members.begin(), members.end(), by_luck);
        RC_ASSERT(ring(members, 4) == rounds);
        RC_ASSERT(small_world(members, 4, 0.3, random) == worlds);
        RC_ASSERT(complete(members) == all);
    });
}
