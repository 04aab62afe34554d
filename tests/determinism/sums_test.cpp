// SPDX-License-Identifier: MIT
// Draws, elementary functions, partners and sums together, over ill-conditioned terms: the same
// bits for any number of threads and for any order in which firms are taken.
#include <bit>
#include <cstdint>
#include <vector>

#include "sim/network/generators.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/stream.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;

namespace {

constexpr std::uint32_t firms = 3'000'000;
const Stream luck{20250101, Replication{2}};

/// Heavy tails of both signs: e^(9 z) spans some 40 powers of ten over the firms.
double shock(Position at) noexcept {
    const double size =
        catchup::exp(9.0 * normal(luck.uniform(at.value(), 0, Purpose::margin_noise)));
    return luck.bits(at.value(), 1, Purpose::margin_noise) % 2 == 0 ? size : -size;
}

double exposure(const Column<double>& shocks, const network::Partners& partners, Position at) {
    double sum = 0.0;
    for (const Position partner : partners.of(at)) {
        sum += shocks[partner];
    }
    return sum;
}

network::Partners county() {
    std::vector<Position> members;
    for (std::uint32_t at = 0; at < firms; ++at) {
        members.emplace_back(at);
    }
    return network::freeze(firms, network::small_world(members, 4, 0.3, luck));
}

std::uint64_t bits(double x) noexcept { return std::bit_cast<std::uint64_t>(x); }

} // namespace

TEST_CASE("shocks, exposures and their sums do not know the threads", "[determinism]") {
    const network::Partners partners = county();
    Column<double> shocks(firms);
    Column<double> exposures(firms);
    for (std::uint32_t k = 0; k < firms; ++k) { // no factor shared with firms: a shuffled sweep
        const Position at{static_cast<std::uint32_t>(std::uint64_t{k} * 1'299'721 % firms)};
        shocks[at] = shock(at);
    }
    for (std::uint32_t k = firms; k-- > 0;) {
        exposures[Position{k}] = exposure(shocks, partners, Position{k});
    }
    const auto term = [&](Position at) noexcept { return exposures[at] * shocks[at]; };
    std::uint64_t expected = 0;
    Threads{1}.run([&] { expected = bits(ordered_sum<double>(firms, term)); });

    for (const unsigned count : {1U, 2U, 3U, 8U, 16U}) {
        CAPTURE(count);
        Threads threads{count};
        Column<double> again(firms);
        threads.run(
            [&] { for_each_firm(firms, [&](Position at) noexcept { again[at] = shock(at); }); });
        REQUIRE(again == shocks);
        threads.run([&] {
            for_each_firm(
                firms, [&](Position at) noexcept { again[at] = exposure(shocks, partners, at); });
        });
        REQUIRE(again == exposures);
        for (int repeat = 0; repeat < 20; ++repeat) {
            std::uint64_t sum = 0;
            threads.run([&] { sum = bits(ordered_sum<double>(firms, term)); });
            REQUIRE(sum == expected);
        }
    }
}

TEST_CASE("the sum above notices its order", "[determinism]") {
    // control: the same shocks added from the last to the first
    double backward = 0.0;
    for (std::uint32_t k = firms; k-- > 0;) {
        backward += shock(Position{k});
    }
    CHECK(bits(backward) != bits(ordered_sum<double>(firms, shock)));
}
