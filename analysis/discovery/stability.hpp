// SPDX-License-Identifier: MIT
// Is a box more than luck? Half samples and shuffled outcomes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analysis/discovery/prim.hpp"

namespace catchup::analysis {

/// How often each input is restricted when the method is run on other data of the same kind.
struct Reproducibility {
    std::size_t samples = 0;
    std::vector<double> same_coverage; // share of samples, one an input: boxes of like coverage
    std::vector<double> same_density;  // boxes of like density
};

/// The resampling test of Bryant and Lempert 2010: PRIM on random halves of the rows
/// (without replacement, rounded down, at least one row); in each, the boxes whose coverage and
/// whose density are nearest to those of the chosen box; if two are as near, the nearer by the other
/// measure, then the earlier. An input
/// that is restricted in few samples is not to be trusted. Leaves out: how far limits move.
/// Preconditions as for `prim`; at least one sample.
[[nodiscard]] Reproducibility
reproducibility(const Inputs& inputs, std::span<const double> outcomes, const TrajectoryBox& chosen,
                std::uint64_t seed, std::size_t samples = 10, const PrimSettings& settings = {});

/// Whether there is anything to find.
struct ShuffleTest {
    double statistic = 0.0; // greatest z score on the trajectory
    double p = 1.0;
    std::size_t shuffles = 0;
};

/// A permutation test: PRIM on shuffled outcomes, which no input can tell anything of. The
/// statistic is the greatest z score over all boxes on the trajectory: the sum of outcomes in the
/// box less what its rows would have by the overall mean, over the standard deviation of that sum
/// if the rows were drawn without replacement (for cases: of the hypergeometric distribution). p =
/// (1 + shuffles that do as well or better) / (1 + shuffles), which holds whatever the search
/// (Phipson and Smyth 2010, Statistical Applications in Genetics and Molecular Biology 9(1)).
/// Leaves out: which inputs matter. Preconditions as for `prim`; at least one shuffle.
[[nodiscard]] ShuffleTest shuffled_p(const Inputs& inputs, std::span<const double> outcomes,
                                     std::uint64_t seed, std::size_t shuffles = 99,
                                     const PrimSettings& settings = {});

} // namespace catchup::analysis
