// SPDX-License-Identifier: MIT
// How well clusters fit distances.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/pathways/distances.hpp"

namespace catchup::analysis {

/// Indices as in Studer (2013), section 7: as if object i stood weights[i] times.
struct PartitionQuality {
    double silhouette = 0.0;     // mean width, -1 to 1: high is good (Rousseeuw 1987)
    double hubert_c = 0.0;       // 0 to 1: low is good (Hubert & Levin 1976)
    double point_biserial = 0.0; // -1 to 1: high is good (Milligan & Cooper 1985)
    // each NaN where it is not defined: one cluster, or all distances the same
};

/// Distances of all pairs, sorted once for many partitions.
class PartitionJudge {
  public:
    /// Preconditions: square distances; they and the weights outlive the judge.
    PartitionJudge(const Distances& distances, std::span<const double> weights);
    [[nodiscard]] PartitionQuality quality(std::span<const std::size_t> clusters) const;

  private:
    [[nodiscard]] double silhouette(std::span<const std::size_t> clusters) const;
    [[nodiscard]] double sum_of_least(double weight) const;

    const Distances& distances_;
    std::span<const double> weights_;
    std::vector<double> pair_weights_; // pairs by rising distance: weights up to here
    std::vector<double> pair_sums_;    // weighted distances up to here
    double squares_ = 0.0;             // weighted sum of squared distances
};

} // namespace catchup::analysis
