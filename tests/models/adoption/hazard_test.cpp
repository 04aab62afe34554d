// SPDX-License-Identifier: MIT
#include "models/adoption/hazard.hpp"

#include <cmath>

#include "models/processes/settle.hpp"
#include "tests/support/binomial_band.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;

namespace {

Observation seen_with(std::array<double, 3> ahead, std::uint8_t open) {
    Observation seen;
    seen.ahead = ahead;
    seen.open = open;
    return seen;
}
constexpr std::uint8_t singles_and_doubles = 0x7E;

} // namespace

TEST_CASE("the hazard rule's rates by hand", "[unit][hazard]") {
    const HazardRule rule;
    const Scores none = rule.scores(seen_with({0, 0, 0}, singles_and_doubles));
    CHECK(none[1] == Approx(-std::log(1 - 0.012) / 4));
    CHECK(none[3] == Approx(0.3 * none[1]));
    CHECK(none[7] == 0.0);
    const Scores all = rule.scores(seen_with({1, 0.5, 0}, singles_and_doubles));
    CHECK(all[1] == Approx(-std::log(1 - 0.312) / 4));
    CHECK(all[2] == Approx(-std::log(1 - 0.162) / 4));
    CHECK(all[3] == Approx(0.3 * all[2]));
    CHECK(rule.scores(seen_with({1, 1, 1}, 1U << 2))[1] == 0.0); // closed
}

TEST_CASE("more peers ahead never lower the rate", "[property][hazard]") {
    const HazardRule rule;
    double before = 0.0;
    for (int i = 0; i <= 1000; ++i) {
        const double rate = rule.scores(seen_with({i / 1000.0, 0, 0}, 2))[1];
        CHECK(rate >= before);
        before = rate;
    }
    const HazardRule certain{.innovation = {1, 0, 0}, .imitation = {0, 0, 0}};
    CHECK(std::isfinite(certain.scores(seen_with({0, 0, 0}, 2))[1]));
}

TEST_CASE("clocks ring with the law of competing risks", "[statistical][hazard]") {
    Scores rates{};
    rates[1] = 0.20;
    rates[2] = 0.05;
    constexpr double total = 0.25;
    const double any = 1.0 - std::exp(-total);
    const Stream luck{99, Replication{0}};
    constexpr std::uint32_t draws = 400'000;
    std::array<double, masks> wins{};
    for (std::uint32_t i = 0; i < draws; ++i) {
        ++wins[settle(Settling::first_ring, rates, 1U << 1 | 1U << 2, luck, FirmId{i}, Step{3})];
    }
    const auto band = [&](double p) { return test::BinomialBand{double(draws), p, 1e-6}; };
    CHECK(band(any * 0.8).contains(wins[1]));
    CHECK(band(any * 0.2).contains(wins[2]));
    CHECK(band(1 - any).contains(wins[0]));
    // control: adding probabilities instead of competing is noticed
    CHECK_FALSE(band(1 - std::exp(-0.20)).contains(wins[1]));
}

TEST_CASE("Gumbel luck gives the multinomial logit", "[statistical][settle]") {
    Scores utility{};
    utility[0] = 0.5;
    utility[1] = 0.0;
    utility[4] = 1.0;
    const double weight = std::exp(0.5) + 1.0 + std::exp(1.0);
    const Stream luck{5, Replication{1}};
    constexpr std::uint32_t draws = 400'000;
    std::array<double, masks> wins{};
    for (std::uint32_t i = 0; i < draws; ++i) {
        ++wins[settle(Settling::taste, utility, 1U << 1 | 1U << 4, luck, FirmId{i}, Step{0})];
    }
    const auto band = [&](double p) { return test::BinomialBand{double(draws), p, 1e-6}; };
    CHECK(band(std::exp(0.5) / weight).contains(wins[0]));
    CHECK(band(1.0 / weight).contains(wins[1]));
    CHECK(band(std::exp(1.0) / weight).contains(wins[4]));
    CHECK_FALSE(band(1.0 / 3.0).contains(wins[0])); // control: luck alone
}
