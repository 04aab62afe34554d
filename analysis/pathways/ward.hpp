// SPDX-License-Identifier: MIT
// Clusters by Ward's criterion.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analysis/pathways/distances.hpp"

namespace catchup::analysis {

/// Two clusters become one. Clusters below the number of objects are the objects themselves; the
/// merge with index i makes cluster objects + i.
struct Merge {
    std::size_t one = 0;
    std::size_t other = 0;
    double height = 0.0;
};

/// Merges by rising height, one less than objects. Object i stands for weights[i] equal ones, which
/// were merged at height 0 (Ward 1963; Murtagh & Legendre 2014, the variant on squared distances,
/// `ward.D2` in R; heights as in SciPy's `ward`). Nearest-neighbour chains (Murtagh 1985); where
/// distances tie, the lower index wins, and a cluster goes by its greatest, as in SciPy. Distances need not be Euclidean; then the criterion is that of
/// the formula of Lance and Williams. Preconditions: square distances, at least one object.
[[nodiscard]] std::vector<Merge> ward(const Distances& distances, std::span<const double> weights);

/// The cluster of each object when there are so many: 0 is the heaviest. Precondition: 1 <= clusters
/// <= objects.
[[nodiscard]] std::vector<std::size_t> cut(std::span<const Merge> merges,
                                           std::span<const double> weights, std::size_t clusters);

/// Numbers clusters anew: heaviest first, among equals the one whose first object comes first.
[[nodiscard]] std::vector<std::size_t> by_weight(std::vector<std::size_t> clusters,
                                                 std::span<const double> weights);

} // namespace catchup::analysis
