// SPDX-License-Identifier: MIT
// Clusters around medoids.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/pathways/distances.hpp"

namespace catchup::analysis {

/// For 1, 2, ..., `most` clusters: the medoids of each, so that the weighted sum of distances to the
/// nearest is as small as no swap of a medoid with another object makes it smaller (PAM: Kaufman &
/// Rousseeuw 1990, chapter 2; swaps as in FastPAM1 of Schubert & Rousseeuw 2019, the best one each
/// time). Where sums tie, the lower index wins. Preconditions: square distances, 1 <= most <= objects.
[[nodiscard]] std::vector<std::vector<std::size_t>>
partitions_around_medoids(const Distances& distances, std::span<const double> weights,
                          std::size_t most);

/// The index of the medoid that is nearest to each object (column of distances); the first among
/// equals. Rows of distances: medoids.
[[nodiscard]] std::vector<std::size_t> nearest_medoids(const Distances& from_medoids);

/// The object of each cluster with the least weighted sum of distances to the others.
[[nodiscard]] std::vector<std::size_t> medoids_of(const Distances& distances,
                                                  std::span<const double> weights,
                                                  std::span<const std::size_t> clusters);

} // namespace catchup::analysis
