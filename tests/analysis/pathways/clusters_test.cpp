// SPDX-License-Identifier: MIT
#include <cmath>
#include <random>
#include <vector>

#include "analysis/pathways/medoids.hpp"
#include "analysis/pathways/partition_quality.hpp"
#include "analysis/pathways/representatives.hpp"
#include "analysis/pathways/ward.hpp"
#include "analysis/random_draws.hpp"
#include "tests/support/catch.hpp"

using namespace catchup::analysis;

namespace {

/// Distances of points on a line.
Distances on_a_line(const std::vector<double>& points) {
    Distances square{points.size(), points.size(), {}};
    for (const double one : points) {
        for (const double other : points) {
            square.values.push_back(std::abs(one - other));
        }
    }
    return square;
}

std::vector<double> random_points(std::size_t count, std::uint64_t seed) {
    std::mt19937_64 stream{seed};
    std::vector<double> points;
    for (std::size_t i = 0; i < count; ++i) {
        points.push_back(uniform(stream) + (i % 3 == 0 ? 2.0 : 0.0));
    }
    return points;
}

/// Each point as often as its weight says.
std::vector<double> repeated(const std::vector<double>& points,
                             const std::vector<double>& weights) {
    std::vector<double> all;
    for (std::size_t i = 0; i < points.size(); ++i) {
        all.insert(all.end(), static_cast<std::size_t>(weights[i]), points[i]);
    }
    return all;
}

const std::vector<double> weights{3, 1, 2, 1, 4, 1, 1, 2, 5, 1};

} // namespace

TEST_CASE("Ward by hand", "[unit][pathways]") {
    // 0 and 1 meet at 1; 5 is 4.5 from their centre: root of 2 (2 x 1) / (2 + 1) times 4.5
    const std::vector<Merge> merges = ward(on_a_line({0, 1, 5}), std::vector<double>{1, 1, 1});
    REQUIRE(merges.size() == 2);
    CHECK(merges[0].height == 1.0);
    CHECK(merges[1].one == 2);
    CHECK(merges[1].other == 3); // the first merge
    CHECK(merges[1].height == Approx(std::sqrt(4.0 / 3.0) * 4.5).epsilon(1e-15));
    CHECK(cut(merges, std::vector<double>{1, 1, 1}, 2) == std::vector<std::size_t>{0, 0, 1});
    CHECK(cut(merges, std::vector<double>{1, 1, 9}, 2) == std::vector<std::size_t>{1, 1, 0});
    CHECK(cut(merges, std::vector<double>{1, 1, 1}, 1) == std::vector<std::size_t>{0, 0, 0});
}

TEST_CASE("equal objects may be counted once", "[property][pathways]") {
    const std::vector<double> points = random_points(weights.size(), 5);
    const std::vector<double> all = repeated(points, weights);
    const std::vector<double> ones(all.size(), 1.0);
    const std::vector<Merge> once = ward(on_a_line(points), weights);
    const std::vector<Merge> often = ward(on_a_line(all), ones);
    const std::size_t equal = all.size() - points.size(); // merges at height 0
    for (std::size_t m = 0; m < once.size(); ++m) {
        CHECK(often[equal + m].height == Approx(once[m].height).epsilon(1e-12));
    }
    CHECK(often[equal - 1].height == 0.0);

    const Distances few = on_a_line(points);
    const Distances many = on_a_line(all);
    const std::vector<std::size_t> clusters = cut(once, weights, 3);
    std::vector<std::size_t> of_all;
    for (std::size_t i = 0; i < points.size(); ++i) {
        of_all.insert(of_all.end(), static_cast<std::size_t>(weights[i]), clusters[i]);
    }
    const PartitionQuality a = PartitionJudge{few, weights}.quality(clusters);
    const PartitionQuality b = PartitionJudge{many, ones}.quality(of_all);
    CHECK(a.silhouette == Approx(b.silhouette).epsilon(1e-12));
    CHECK(a.hubert_c == Approx(b.hubert_c).epsilon(1e-12));
    CHECK(a.point_biserial == Approx(b.point_biserial).epsilon(1e-12));

    const auto medoids = partitions_around_medoids(few, weights, 3)[2];
    const auto medoids_of_all = partitions_around_medoids(many, ones, 3)[2];
    for (std::size_t m = 0; m < 3; ++m) {
        CHECK(points[medoids[m]] == all[medoids_of_all[m]]);
    }
}

TEST_CASE("quality of clusters by hand", "[unit][pathways]") {
    // 0, 1 | 5: of the distances 1, 4, 5 the one within is the least
    const Distances square = on_a_line({0, 1, 5});
    const std::vector<double> ones(3, 1.0);
    const PartitionJudge judge{square, ones};
    const PartitionQuality good = judge.quality(std::vector<std::size_t>{0, 0, 1});
    CHECK(good.hubert_c == 0.0);
    CHECK(good.silhouette == Approx((4.0 / 5.0 + 3.0 / 4.0 + 0.0) / 3.0).epsilon(1e-14));
    // within: 1; across: 4, 5; all: mean 10/3, variance 26/9
    const double covariance = (4.0 + 5.0) / 3.0 - 10.0 / 3.0 * 2.0 / 3.0;
    CHECK(good.point_biserial ==
          Approx(covariance / std::sqrt(26.0 / 9.0 * 2.0 / 9.0)).epsilon(1e-13));
    // 0, 5 | 1: the distance within is the greatest
    CHECK(judge.quality(std::vector<std::size_t>{0, 1, 0}).hubert_c == 1.0);
    CHECK(std::isnan(judge.quality(std::vector<std::size_t>{0, 0, 0}).silhouette));
}

TEST_CASE("no swap improves the medoids, and none is better on few points",
          "[property][pathways]") {
    const auto cost = [](const Distances& square, const std::vector<std::size_t>& medoids) {
        double sum = 0.0;
        for (std::size_t i = 0; i < square.columns; ++i) {
            double least = square.at(medoids[0], i);
            for (const std::size_t medoid : medoids) {
                least = std::min(least, square.at(medoid, i));
            }
            sum += least;
        }
        return sum;
    };
    std::size_t best = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Distances square = on_a_line(random_points(12, seed));
        const std::vector<double> ones(12, 1.0);
        const auto found = partitions_around_medoids(square, ones, 3);
        REQUIRE(found.size() == 3);
        double least = cost(square, found[2]);
        for (std::size_t m = 0; m < 3; ++m) {
            for (std::size_t other = 0; other < 12; ++other) {
                std::vector<std::size_t> swapped = found[2];
                swapped[m] = other;
                CHECK(cost(square, swapped) >= least - 1e-12);
            }
        }
        bool is_best = true;
        for (std::size_t a = 0; a < 12; ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                for (std::size_t c = 0; c < b; ++c) {
                    is_best = is_best && cost(square, {a, b, c}) >= least - 1e-12;
                }
            }
        }
        best += is_best ? 1 : 0;
    }
    CHECK(best >= 15); // a swap search may stop at a local optimum, but not often on 12 points
}

TEST_CASE("representatives by hand", "[unit][pathways]") {
    // within 1: of 0 {0, 1}, of 1 {0, 1, 2}, of 2 {1, 2}, of 9 {9}
    const Distances square = on_a_line({0, 1, 2, 9});
    const std::vector<double> ones(4, 1.0);
    const std::vector<std::size_t> all{0, 1, 2, 3};
    const auto some = representatives(square, ones, all, 1.0, 0.5);
    REQUIRE(some.size() == 1);
    CHECK(some[0].object == 1);
    CHECK(some[0].covered == 0.75);
    const auto more = representatives(square, ones, all, 1.0, 1.0);
    REQUIRE(more.size() == 2);
    CHECK(more[1].object == 3);
}
