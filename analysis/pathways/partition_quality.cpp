// SPDX-License-Identifier: MIT
#include "analysis/pathways/partition_quality.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace catchup::analysis {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Pairs among so many equal objects; weights below 1 make none.
double pairs_of_equals(double weight) { return std::max(weight * (weight - 1.0) / 2.0, 0.0); }

} // namespace

PartitionJudge::PartitionJudge(const Distances& distances, std::span<const double> weights)
    : distances_{distances}, weights_{weights} {
    std::vector<std::pair<double, double>> pairs; // distance, weight
    pairs.reserve(weights.size() * (weights.size() + 1) / 2);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        pairs.emplace_back(0.0, pairs_of_equals(weights[i]));
        for (std::size_t j = i + 1; j < weights.size(); ++j) {
            pairs.emplace_back(distances.at(i, j), weights[i] * weights[j]);
        }
    }
    std::sort(pairs.begin(), pairs.end());
    double weight = 0.0;
    double sum = 0.0;
    for (const auto& [distance, w] : pairs) {
        weight += w;
        sum += w * distance;
        squares_ += w * distance * distance;
        pair_weights_.push_back(weight);
        pair_sums_.push_back(sum);
    }
}

double PartitionJudge::sum_of_least(double weight) const {
    const auto at = static_cast<std::size_t>(
        std::lower_bound(pair_weights_.begin(), pair_weights_.end(), weight) -
        pair_weights_.begin());
    if (at == pair_weights_.size()) {
        return pair_sums_.back();
    }
    const double weight_before = at == 0 ? 0.0 : pair_weights_[at - 1];
    const double sum_before = at == 0 ? 0.0 : pair_sums_[at - 1];
    const double width = pair_weights_[at] - weight_before;
    return width > 0.0
               ? sum_before + (pair_sums_[at] - sum_before) * (weight - weight_before) / width
               : sum_before;
}

double PartitionJudge::silhouette(std::span<const std::size_t> clusters) const {
    const std::size_t count = 1 + *std::max_element(clusters.begin(), clusters.end());
    std::vector<double> sizes(count, 0.0);
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        sizes[clusters[i]] += weights_[i];
    }
    double sum = 0.0;
    double total = 0.0;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        std::vector<double> to(count, 0.0);
        for (std::size_t j = 0; j < clusters.size(); ++j) {
            to[clusters[j]] += weights_[j] * distances_.at(i, j);
        }
        double nearest = std::numeric_limits<double>::infinity();
        for (std::size_t c = 0; c < count; ++c) {
            nearest = c == clusters[i] ? nearest : std::min(nearest, to[c] / sizes[c]);
        }
        const double others = sizes[clusters[i]] - 1.0;
        const double own = others > 0.0 ? to[clusters[i]] / others : 0.0;
        const double greater = std::max(own, nearest);
        // alone in its cluster: 0 by definition
        sum += others > 0.0 && greater > 0.0 ? weights_[i] * (nearest - own) / greater : 0.0;
        total += weights_[i];
    }
    return sum / total;
}

PartitionQuality PartitionJudge::quality(std::span<const std::size_t> clusters) const {
    const std::size_t count = 1 + *std::max_element(clusters.begin(), clusters.end());
    if (count < 2) {
        return {none, none, none};
    }
    double weight = 0.0; // of pairs within clusters
    double sum = 0.0;    // of their distances
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        weight += pairs_of_equals(weights_[i]);
        for (std::size_t j = i + 1; j < clusters.size(); ++j) {
            const double both = clusters[i] == clusters[j] ? weights_[i] * weights_[j] : 0.0;
            weight += both;
            sum += both * distances_.at(i, j);
        }
    }
    const double all = pair_weights_.back();
    const double whole = pair_sums_.back();
    const double least = sum_of_least(weight);
    const double most = whole - sum_of_least(all - weight);
    const double mean = whole / all;
    const double apart = all - weight;
    const double spread =
        std::sqrt((squares_ / all - mean * mean) * (weight / all) * (apart / all));
    const double covariance = (whole - sum) / all - mean * apart / all;
    return {silhouette(clusters), most > least ? (sum - least) / (most - least) : none,
            spread > 0.0 ? covariance / spread : none};
}

} // namespace catchup::analysis
