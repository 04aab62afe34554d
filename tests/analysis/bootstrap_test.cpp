// SPDX-License-Identifier: MIT
#include "analysis/bootstrap.hpp"

#include <cmath>
#include <random>

#include "analysis/random_draws.hpp"
#include "tests/support/catch.hpp"

using namespace catchup::analysis;

namespace {

/// The weighted mean of a sample.
Statistics mean_of(std::vector<double> sample) {
    return [sample = std::move(sample)](std::span<const double> weights) {
        double all = 0.0;
        double sum = 0.0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            all += weights[i];
            sum += weights[i] * sample[i];
        }
        return std::vector<double>{sum / all};
    };
}

/// Numbers as good as normal: sums of twelve uniforms, less 6.
std::vector<double> normal_like(std::size_t count, std::uint64_t seed) {
    std::mt19937_64 stream{seed};
    std::vector<double> values(count, -6.0);
    for (double& value : values) {
        for (int i = 0; i < 12; ++i) {
            value += uniform(stream);
        }
    }
    return values;
}

/// In how many of 400 samples the interval of the mean holds the truth, 0.
int hits(IntervalKind kind, double level) {
    int count = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const auto found = bootstrap(50, mean_of(normal_like(50, seed)),
                                     {.draws = 300, .seed = seed, .kind = kind, .level = level});
        count += found.intervals[0]->low <= 0.0 && 0.0 <= found.intervals[0]->high ? 1 : 0;
    }
    return count;
}

} // namespace

TEST_CASE("a quantile lies between its neighbours", "[unit][analysis]") {
    const std::vector<double> sorted{1.0, 2.0, 4.0, 8.0};
    CHECK(quantile(sorted, 0.0) == 1.0);
    CHECK(quantile(sorted, 0.5) == 3.0);  // place 1.5: halfway from 2 to 4
    CHECK(quantile(sorted, 0.75) == 5.0); // place 2.25: a quarter of the way from 4 to 8
    CHECK(quantile(sorted, 1.0) == 8.0);
}

TEST_CASE("intervals hold the truth as often as they say", "[statistical][analysis]") {
    // binomial(400, 0.95): below 357 or above 397 with probability 1e-6 each (SciPy's binom.ppf);
    // bootstrap intervals of 50 values are a little short (about 0.94), which moves the band by 4
    for (const IntervalKind kind :
         {IntervalKind::percentile, IntervalKind::bca, IntervalKind::basic}) {
        const int count = hits(kind, 0.95);
        CHECK(count >= 353);
        CHECK(count <= 397);
    }
    CHECK(hits(IntervalKind::bca, 0.70) < 353); // control: a level that is too low is noticed
}

TEST_CASE("a basic interval is the percentile one turned about the estimate", "[unit][analysis]") {
    const Statistics mean = mean_of({1.0, 2.0, 4.0, 8.0, 16.0});
    const auto plain = bootstrap(5, mean, {.kind = IntervalKind::percentile});
    const auto basic = bootstrap(5, mean, {.kind = IntervalKind::basic});
    CHECK(basic.intervals[0]->low == 2.0 * 6.2 - plain.intervals[0]->high);
    CHECK(basic.intervals[0]->high == 2.0 * 6.2 - plain.intervals[0]->low);
}

TEST_CASE("BCa leans to the long tail", "[unit][analysis]") {
    const Statistics mean = mean_of({0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 9.0});
    const auto plain = bootstrap(8, mean, {.kind = IntervalKind::percentile});
    const auto corrected = bootstrap(8, mean, {.kind = IntervalKind::bca});
    CHECK(corrected.intervals[0]->high > plain.intervals[0]->high);
    CHECK(corrected.intervals[0]->low >= plain.intervals[0]->low);
}

TEST_CASE("what has no value has no interval", "[unit][analysis]") {
    const Statistics never = [](std::span<const double>) {
        return std::vector<double>{std::nan("")};
    };
    CHECK_FALSE(bootstrap(5, never, {}).intervals[0]);
    CHECK_FALSE(bootstrap(5, mean_of({1, 2, 3, 4, 5}), {.draws = 0}).intervals[0]);
    // one unit: every draw is the estimate itself, on no side of it
    const auto one = bootstrap(1, mean_of({3.0}), {});
    CHECK(one.intervals[0]->low == 3.0);
    CHECK(one.intervals[0]->high == 3.0);
}
