// SPDX-License-Identifier: MIT
// Types of sequences: distances, clusters with their quality, medoids, and whether groups differ.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/chapter.hpp"
#include "analysis/pathways/distances.hpp"
#include "analysis/pathways/sequences.hpp"

namespace catchup::analysis {

enum class Clustering { ward, k_medoids };

struct TypologySettings {
    Clustering clustering = Clustering::ward;
    std::optional<std::size_t> clusters; // without: as many as give the widest silhouette
    std::size_t most_clusters = 10;
    std::size_t sample = 4000; // distinct sequences that are compared with each other, at most
    std::size_t permutations = 999;
    std::uint64_t seed = 1;
};

/// Sequences that are compared with each other.
struct ComparedSample {
    std::vector<std::size_t> kinds;   // indices of distinct sequences
    std::vector<double> weights;      // of each, over the members in the sample
    std::vector<std::size_t> members; // indices of the members in the sample
};

/// All, if there are no more than `most` distinct sequences; else members drawn without replacement
/// until so many distinct ones were drawn.
[[nodiscard]] ComparedSample compared_sample(const Sequences& all, std::size_t most,
                                             std::uint64_t seed);

/// Rows `silhouette`, `hubert_c`, `point_biserial` (item = method, item2 = number of clusters);
/// `cluster_share`, `cluster_discrepancy` (mean distance to the medoid), `medoid` (item2 = its spells),
/// `representative` (item2 = spells; the share within a tenth of the greatest distance, until a quarter is
/// covered: Gabadinho & Ritschard 2013); `discrepancy_*` of groups; details `cluster` by individual (from 1, the heaviest
/// first) and `ward_height` by merge. Sequences outside the sample belong to the cluster of the nearest
/// medoid.
[[nodiscard]] std::vector<Chapter> typology_chapters(const Sequences& all, const Metric& metric,
                                                     const TypologySettings& settings);

} // namespace catchup::analysis
