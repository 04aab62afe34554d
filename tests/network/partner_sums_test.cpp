// SPDX-License-Identifier: MIT
#include "sim/network/partner_sums.hpp"

#include <numeric>
#include <vector>

#include "sim/network/generators.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;

TEST_CASE("partner sums follow every change, on any number of threads", "[unit][determinism]") {
    constexpr std::uint32_t places = 20'000;
    std::vector<Position> all;
    for (std::uint32_t place = 0; place < places; ++place) {
        all.push_back(Position{place});
    }
    const Stream random{5, Replication{0}};
    const auto partners = network::freeze(places, network::small_world(all, 8, 0.3, random));
    for (const unsigned threads : {1U, 2U, 3U, 8U}) {
        Threads team{threads};
        team.run([&] {
            network::PartnerSums<std::uint32_t> sums{places};
            std::vector<std::uint32_t> own(places);
            for (std::uint32_t round = 0; round < 4; ++round) {
                std::vector<network::PartnerSums<std::uint32_t>::Change> changes;
                for (std::uint32_t place = 0; place < places; place += 7 - round) {
                    const std::uint32_t to = random.bits(place, round, Purpose::option) % 3;
                    changes.push_back({Position{place}, to - own[place]});
                    own[place] = to;
                }
                sums.apply(partners, changes);
            }
            for (const Position at : all) {
                std::uint32_t expected = 0;
                for (const Position partner : partners.of(at)) {
                    expected += own[partner.value()];
                }
                REQUIRE(sums.of(at) == expected);
            }
        });
    }
}
