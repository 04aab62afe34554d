// SPDX-License-Identifier: MIT
// The laws of small worlds, on one large county. Bands are exact; see each test for what is
// binomial.
#include <array>
#include <cmath>
#include <numeric>

#include "sim/network/generators.hpp"
#include "tests/support/binomial_band.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using namespace catchup::network;
using catchup::test::BinomialBand;

namespace {

constexpr std::uint32_t firms = 200'000;
constexpr std::uint32_t neighbours = 6;
constexpr std::uint32_t laps = neighbours / 2;
const Stream luck{20250101, Replication{0}};

std::vector<Position> county() {
    std::vector<Position> members;
    for (std::uint32_t at = 0; at < firms; ++at) {
        members.emplace_back(at);
    }
    return members;
}

/// How far round the circle each rewired link now reaches.
std::vector<std::uint32_t> reach_of_rewired(double rewiring) {
    const auto links = small_world(county(), neighbours, rewiring, luck);
    std::vector<std::uint32_t> reach;
    for (std::uint32_t k = 0; k < links.size(); ++k) {
        const std::uint32_t distance = (links[k].b.value() + firms - links[k].a.value()) % firms;
        if (distance != k % laps + 1) {
            reach.push_back(distance);
        }
    }
    return reach;
}

std::vector<double> firms_by_degree(double rewiring) {
    const Partners partners = freeze(firms, small_world(county(), neighbours, rewiring, luck));
    std::vector<double> count(64);
    for (std::uint32_t at = 0; at < firms; ++at) {
        ++count[partners.of(Position{at}).size()];
    }
    return count;
}

/// Barrat and Weigt 2000, equation 7: own links stay (3), those of others are kept with
/// probability 1 - p each, and rewired ends arrive as a Poisson count with mean 3 p.
double degree_share(std::uint32_t degree, double rewiring) {
    double share = 0.0;
    for (std::uint32_t kept = 0; kept <= laps && laps + kept <= degree; ++kept) {
        const double choose = kept == 0 || kept == laps ? 1.0 : laps;
        const double stay = choose * std::pow(1.0 - rewiring, kept) *
                            std::pow(rewiring, static_cast<double>(laps - kept));
        const double arrivals = degree - laps - kept;
        const double mean = laps * rewiring;
        share += stay * std::exp(arrivals * std::log(mean) - mean - std::lgamma(arrivals + 1.0));
    }
    return share;
}

} // namespace

TEST_CASE("the share of rewired links is the rewiring probability", "[statistical][network]") {
    // Exactly binomial: each link is decided by one draw of its own.
    const BinomialBand band{.trials = firms * laps, .probability = 0.1, .false_alarm = 1e-6};
    CHECK(band.contains(static_cast<double>(reach_of_rewired(0.1).size())));
    // control: 5 % more rewiring must be noticed
    CHECK_FALSE(band.contains(static_cast<double>(reach_of_rewired(0.105).size())));
}

TEST_CASE("rewired links reach every part of the circle alike", "[statistical][network]") {
    // A new end is uniform over those who are not partners yet: the distance, in 16 equal arcs, is
    // binomial up to the few partners of the member's own arc (share 6 / 200,000).
    constexpr std::size_t arcs = 16;
    const auto reach = reach_of_rewired(0.2);
    const BinomialBand band{.trials = static_cast<double>(reach.size()),
                            .probability = 1.0 / arcs,
                            .false_alarm = 1e-6 / arcs};
    std::array<double, arcs> count{};
    double nearer_half = 0.0;
    for (const std::uint32_t distance : reach) {
        ++count[std::size_t{distance} * arcs / firms];
        nearer_half += distance < firms / 2 ? 1.0 : 0.0;
    }
    for (const double links : count) {
        CHECK(band.contains(links));
    }
    // control: if one arc in 16 attracted 10 % more, it would be outside
    CHECK_FALSE(band.contains(1.1 * static_cast<double>(reach.size()) / arcs));
    CHECK(BinomialBand{static_cast<double>(reach.size()), 0.5}.contains(nearer_half));
}

TEST_CASE("degrees follow the law of Barrat and Weigt", "[statistical][network]") {
    // The number of firms with a given degree is binomial up to the dependence between firms, which
    // is negative (links are fixed in number) and so narrows the count; finite size moves the
    // shares by about 6 / 200,000 of themselves, a hundredth of the band.
    const auto right = firms_by_degree(0.1);
    const auto wrong = firms_by_degree(0.11);
    for (std::uint32_t degree = 4; degree <= 9; ++degree) {
        CAPTURE(degree);
        const BinomialBand band{
            .trials = firms, .probability = degree_share(degree, 0.1), .false_alarm = 1e-6 / 6.0};
        CHECK(band.contains(right[degree]));
    }
    // control: 10 % more rewiring must be noticed at the commonest degree
    const BinomialBand commonest{firms, degree_share(6, 0.1), 1e-6 / 6.0};
    CHECK_FALSE(commonest.contains(wrong[6]));
    CHECK(right[0] + right[1] + right[2] == 0.0); // a firm's own three links never leave it
}

TEST_CASE("replications and seeds have their own luck", "[statistical][network]") {
    const auto members = county();
    const auto links = small_world(members, neighbours, 0.1, luck);
    CHECK(links == small_world(members, neighbours, 0.1, Stream{20250101, Replication{0}}));
    CHECK(links != small_world(members, neighbours, 0.1, Stream{20250101, Replication{1}}));
    CHECK(links != small_world(members, neighbours, 0.1, Stream{20250102, Replication{0}}));
}

TEST_CASE("a county's links do not depend on the counties around it", "[determinism][network]") {
    // firms 0..2: county A, 3..: county B, taken in turn and apart
    std::vector<Position> a;
    std::vector<Position> b;
    for (std::uint32_t at = 0; at < 5000; ++at) {
        (at % 3 == 0 ? a : b).emplace_back(at);
    }
    auto first = small_world(a, neighbours, 0.2, luck);
    const auto second = small_world(b, neighbours, 0.2, luck);
    auto reversed = second;
    reversed.insert(reversed.end(), first.begin(), first.end());
    first.insert(first.end(), second.begin(), second.end());
    CHECK(freeze(5000, first) == freeze(5000, reversed));
}
