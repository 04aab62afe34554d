// SPDX-License-Identifier: MIT
// The statistical tests rest on this band, so it is tested as well.
#include "tests/support/binomial_band.hpp"

#include <cmath>

#include "tests/support/catch.hpp"

using catchup::test::BinomialBand;

TEST_CASE("the band of ten coins, by hand", "[unit][support]") {
    // tails of Binomial(10, 1/2) in 1024ths: 1, 11, 56, ...
    const BinomialBand eleven{.trials = 10, .probability = 0.5, .false_alarm = 2 * 11.5 / 1024};
    CHECK(eleven.low() == 2);
    CHECK(eleven.high() == 8);
    CHECK(eleven.contains(2));
    CHECK_FALSE(eleven.contains(1));
    CHECK(eleven.contains(8));
    CHECK_FALSE(eleven.contains(9));
    const BinomialBand less{.trials = 10, .probability = 0.5, .false_alarm = 2 * 10.5 / 1024};
    CHECK(less.low() == 1);
    CHECK(less.high() == 9);
}

TEST_CASE("both tails of a band are as small as promised, and no smaller than need be",
          "[unit][support]") {
    for (const double probability : {1e-5, 0.03, 0.5, 0.9}) {
        for (const double trials : {1.0, 50.0, 1e6}) {
            CAPTURE(probability, trials);
            const BinomialBand band{trials, probability, 1e-6};
            const boost::math::binomial_distribution<double> exact{trials, probability};
            const auto below = [&](double count) {
                return count <= 0 ? 0.0 : cdf(exact, count - 1);
            };
            const auto above = [&](double count) {
                return count >= trials ? 0.0 : cdf(complement(exact, count));
            };
            CHECK(below(band.low()) <= 5e-7);
            CHECK(above(band.high()) <= 5e-7);
            CHECK((band.low() == trials || below(band.low() + 1) > 5e-7));
            CHECK((band.high() == 0 || above(band.high() - 1) > 5e-7));
            CHECK(band.low() == std::floor(band.low()));
        }
    }
}

TEST_CASE("certainty leaves one count", "[unit][support]") {
    CHECK(BinomialBand{100, 0.0}.contains(0));
    CHECK_FALSE(BinomialBand{100, 0.0}.contains(1));
    CHECK(BinomialBand{100, 1e-12}.high() == 0);
    CHECK(BinomialBand{100, 1.0 - 1e-12}.low() == 100);
    CHECK(BinomialBand{100, 1.0}.contains(100));
    CHECK_FALSE(BinomialBand{100, 1.0}.contains(99));
}
