// SPDX-License-Identifier: MIT
// Bands over time: by hand, and whether they hold what they promise.
#include "analysis/comparison/bands.hpp"

#include <cmath>
#include <random>

#include <boost/math/distributions/normal.hpp>

#include "analysis/random_draws.hpp"
#include "tests/support/binomial_band.hpp"
#include "tests/support/catch.hpp"

using namespace catchup::analysis;

namespace {

using Values = std::vector<double>;

double normal(std::mt19937_64& stream) {
    return boost::math::quantile(boost::math::normal{}, uniform(stream) + 0x1p-54);
}

} // namespace

TEST_CASE("one time: the band is near Student's interval and never narrower", "[unit][analysis]") {
    std::mt19937_64 stream{3};
    Values values;
    for (int r = 0; r < 50; ++r) {
        values.push_back(normal(stream));
    }
    const Bands found = bands({values}, {4000, 1, 0.95});
    CHECK(*found.pointwise_half == Approx(student_t(49, 0.95)));
    CHECK(*found.simultaneous_half >= *found.pointwise_half);
    CHECK(*found.simultaneous_half == Approx(*found.pointwise_half).epsilon(0.05));
    // the same values at two times are one time
    CHECK(*bands({values, values}, {4000, 1, 0.95}).simultaneous_half == *found.simultaneous_half);
}

TEST_CASE("six replications: half of all signs counted by hand", "[unit][analysis]") {
    // deviations 1, 1, 1, -1, -1, -1: a sum of six (2 of 64 ways) has no variance left, so |t| is
    // infinite there; a sum of +-4 (12 ways) has sqrt(6 (36 - 16) / 36 ...) = 4 / sqrt(6 (6 - 16/6) / 5)
    const Bands found = bands({{2, 2, 2, 0, 0, 0}}, {20000, 1, 0.95});
    REQUIRE(found.simultaneous_half); // 3 % are infinite, the 95 % quantile is the next value
    const double t = 4.0 / std::sqrt(6.0 * (6.0 - 16.0 / 6.0) / 5.0);
    CHECK(*found.simultaneous_half == Approx(std::max(t, student_t(5, 0.95))));
    CHECK_FALSE(bands({{2, 2, 2, 0, 0, 0}}, {20000, 1, 0.98}).simultaneous_half);
}

TEST_CASE("what does not vary has no width, what is too small no band", "[unit][analysis]") {
    const Bands found = bands({Values(8, 2.0), {1, 2, 3, 4, 5, 6, 7, 8}}, {});
    CHECK(found.simultaneous[0]->low == 2.0);
    CHECK(found.simultaneous[0]->high == 2.0);
    CHECK(found.simultaneous[1]->low < found.pointwise[1]->low);
    const Bands five = bands({{1, 2, 3, 4, 6}}, {});
    CHECK(five.pointwise[0]);
    CHECK_FALSE(five.simultaneous[0]);
    CHECK_FALSE(bands({{1}}, {}).pointwise[0]);
}

TEST_CASE("a band holds the whole curve as often as it says, pointwise intervals do not",
          "[statistical][analysis]") {
    constexpr std::size_t runs = 600;
    constexpr std::size_t replications = 30;
    constexpr std::size_t times = 12;
    std::mt19937_64 stream{11};
    double held = 0;
    double held_pointwise = 0;
    for (std::size_t run = 0; run < runs; ++run) {
        std::vector<Values> curves(times, Values(replications, 0.0)); // the true curve is 0
        for (std::size_t r = 0; r < replications; ++r) {
            double walk = 0.0;
            for (std::size_t t = 0; t < times; ++t) {
                walk += normal(stream);
                curves[t][r] = walk;
            }
        }
        const Bands found = bands(curves, {400, 1, 0.95});
        bool whole = true;
        bool whole_pointwise = true;
        for (std::size_t t = 0; t < times; ++t) {
            whole &= found.simultaneous[t]->low <= 0.0 && found.simultaneous[t]->high >= 0.0;
            whole_pointwise &= found.pointwise[t]->low <= 0.0 && found.pointwise[t]->high >= 0.0;
        }
        held += whole ? 1 : 0;
        held_pointwise += whole_pointwise ? 1 : 0;
    }
    const catchup::test::BinomialBand band{
        .trials = double(runs), .probability = 0.95, .false_alarm = 1e-6};
    INFO(held << ' ' << held_pointwise);
    CHECK(band.contains(held));
    CHECK_FALSE(band.contains(held_pointwise)); // control
}
