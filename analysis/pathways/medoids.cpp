// SPDX-License-Identifier: MIT
#include "analysis/pathways/medoids.hpp"

#include <algorithm>
#include <limits>

namespace catchup::analysis {
namespace {

constexpr double far_away = std::numeric_limits<double>::infinity();

/// How near the medoids are to an object.
struct Near {
    std::size_t medoid = 0; // index among the medoids
    double first = far_away;
    double second = far_away;
};

class Search {
  public:
    Search(const Distances& distances, std::span<const double> weights)
        : distances_{distances}, weights_{weights}, near_(weights.size()) {}

    [[nodiscard]] const std::vector<std::size_t>& medoids() const noexcept { return medoids_; }

    /// The object that lowers the sum most becomes a medoid (BUILD).
    void add() {
        std::size_t best = 0;
        double greatest = -far_away;
        for (std::size_t candidate = 0; candidate < weights_.size(); ++candidate) {
            if (is_medoid(candidate)) {
                continue;
            }
            const double gain = medoids_.empty() ? -sum_from(candidate) : gain_of(candidate);
            if (gain > greatest) {
                greatest = gain;
                best = candidate;
            }
        }
        medoids_.push_back(best);
        look();
    }

    /// The best swap, if it lowers the sum by more than rounding (SWAP); whether there was one.
    bool swap() {
        constexpr double rounding = 1e-12;
        double least = 0.0;
        std::size_t in = 0;
        std::size_t out = 0;
        for (std::size_t candidate = 0; candidate < weights_.size(); ++candidate) {
            if (is_medoid(candidate)) {
                continue;
            }
            const std::vector<double> changes = changes_of(candidate);
            const auto best = std::min_element(changes.begin(), changes.end());
            if (*best < least) {
                least = *best;
                in = candidate;
                out = static_cast<std::size_t>(best - changes.begin());
            }
        }
        if (least >= -rounding * sum()) {
            return false;
        }
        medoids_[out] = in;
        look();
        return true;
    }

  private:
    [[nodiscard]] bool is_medoid(std::size_t object) const {
        return std::find(medoids_.begin(), medoids_.end(), object) != medoids_.end();
    }
    [[nodiscard]] double sum() const {
        double sum = 0.0;
        for (std::size_t o = 0; o < near_.size(); ++o) {
            sum += weights_[o] * near_[o].first;
        }
        return sum;
    }
    [[nodiscard]] double sum_from(std::size_t candidate) const {
        const std::span<const double> row = distances_.row(candidate);
        double sum = 0.0;
        for (std::size_t o = 0; o < row.size(); ++o) {
            sum += weights_[o] * row[o];
        }
        return sum;
    }
    [[nodiscard]] double gain_of(std::size_t candidate) const {
        const std::span<const double> row = distances_.row(candidate);
        double gain = 0.0;
        for (std::size_t o = 0; o < row.size(); ++o) {
            gain += weights_[o] * std::max(near_[o].first - row[o], 0.0);
        }
        return gain;
    }
    /// By medoid: how the sum changes if the candidate takes its place.
    [[nodiscard]] std::vector<double> changes_of(std::size_t candidate) const {
        const std::span<const double> row = distances_.row(candidate);
        std::vector<double> changes(medoids_.size(), 0.0);
        double always = 0.0; // whichever goes
        for (std::size_t o = 0; o < row.size(); ++o) {
            const Near& near = near_[o];
            if (row[o] < near.first) {
                always += weights_[o] * (row[o] - near.first);
            } else {
                const double second = std::min(row[o], near.second);
                changes[near.medoid] += weights_[o] * (second - near.first);
            }
        }
        for (double& change : changes) {
            change += always;
        }
        return changes;
    }
    void look() {
        std::fill(near_.begin(), near_.end(), Near{});
        for (std::size_t m = 0; m < medoids_.size(); ++m) {
            const std::span<const double> row = distances_.row(medoids_[m]);
            for (std::size_t o = 0; o < row.size(); ++o) {
                Near& near = near_[o];
                if (row[o] < near.first) {
                    near = {m, row[o], near.first};
                } else {
                    near.second = std::min(near.second, row[o]);
                }
            }
        }
    }

    const Distances& distances_;
    std::span<const double> weights_;
    std::vector<Near> near_;
    std::vector<std::size_t> medoids_;
};

} // namespace

std::vector<std::vector<std::size_t>> partitions_around_medoids(const Distances& distances,
                                                                std::span<const double> weights,
                                                                std::size_t most) {
    std::vector<std::vector<std::size_t>> found;
    Search build{distances, weights}; // BUILD adds to what it built before
    for (std::size_t clusters = 1; clusters <= most; ++clusters) {
        build.add();
        Search improved = build;
        while (clusters < weights.size() && improved.swap()) {
        }
        found.push_back(improved.medoids());
    }
    return found;
}

std::vector<std::size_t> nearest_medoids(const Distances& from_medoids) {
    std::vector<std::size_t> nearest(from_medoids.columns, 0);
    for (std::size_t object = 0; object < from_medoids.columns; ++object) {
        for (std::size_t medoid = 1; medoid < from_medoids.rows; ++medoid) {
            if (from_medoids.at(medoid, object) < from_medoids.at(nearest[object], object)) {
                nearest[object] = medoid;
            }
        }
    }
    return nearest;
}

std::vector<std::size_t> medoids_of(const Distances& distances, std::span<const double> weights,
                                    std::span<const std::size_t> clusters) {
    const std::size_t count = 1 + *std::max_element(clusters.begin(), clusters.end());
    std::vector<std::size_t> medoids(count, 0);
    std::vector<double> least(count, far_away);
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        double sum = 0.0;
        for (std::size_t j = 0; j < clusters.size(); ++j) {
            sum += clusters[j] == clusters[i] ? weights[j] * distances.at(i, j) : 0.0;
        }
        if (sum < least[clusters[i]]) {
            least[clusters[i]] = sum;
            medoids[clusters[i]] = i;
        }
    }
    return medoids;
}

} // namespace catchup::analysis
