// SPDX-License-Identifier: MIT
// Sensitivity from any sample of inputs and answers: no design is asked for.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/findings.hpp"
#include "analysis/sample.hpp"
#include "analysis/sensitivity/answers.hpp"

namespace catchup::analysis {

/// A sample as the methods below take it: failed runs left out, answers averaged over replications.
struct GivenData {
    Inputs inputs;
    std::vector<double> answers; // by row
    std::size_t replications = 1;
    std::optional<double> luck_share; // of the variance of one run; with several replications
    std::string remark;               // about failed runs, or ""
    [[nodiscard]] std::size_t rows() const noexcept { return answers.size(); }
};
[[nodiscard]] GivenData given_data(const Inputs& inputs, const Answers& answers);
/// Inputs called `dummy` that do nothing: random numbers.
[[nodiscard]] Inputs dummies(std::size_t count, std::size_t rows, std::uint64_t seed);

// Each adds the rows `sample` (rows used) and, with several replications, `luck_share`. Rows with a
// failed run are left out. Preconditions: no input is constant; names differ. With too few rows, or
// answers that are all the same, there are no indices and the verdict says so.

/// PAWN: how far the distribution of the answer moves, by Kolmogorov and Smirnov, when an input is
/// held in one of `slices` classes of equally many rows (Pianosi & Wagener 2018). Rows `pawn_median`,
/// `pawn_mean`, `pawn_max` over the slices, of each input; of `dummy` their mean and range over inputs
/// that do nothing. Intervals show the spread of the estimate; its own upward bias, of the
/// size of the dummy, stays.
[[nodiscard]] Findings pawn_indices(const GivenData& data, std::size_t slices,
                                    const BootstrapSettings& settings);

/// Delta: half the expected area between the densities of the answer with and without the input
/// known (Borgonovo 2007), from classes of equally many rows and Gaussian kernels, bias taken out by
/// the bootstrap (Plischke, Borgonovo & Smith 2013). Rows `delta`, and `S1` from the same classes,
/// of each input and of one `dummy`. Intervals are basic ones.
[[nodiscard]] Findings delta_indices(const GivenData& data, const BootstrapSettings& settings);

/// RBD-FAST: first-order Sobol indices from the lowest harmonics of the answers in the order of an
/// input (Tarantola, Gatelli & Mara 2006, bias taken out as in Tissot & Prieur 2012). Rows `S1` of
/// each input, and of `dummy` as for PAWN. Intervals are basic ones.
[[nodiscard]] Findings rbd_fast_indices(const GivenData& data, std::size_t harmonics,
                                        const BootstrapSettings& settings);

/// Linear regression of the answer, and of its rank on the inputs' ranks: standardised coefficients
/// (`SRC`, `SRRC`), partial correlations (`PCC`, `PRCC`) (Saltelli et al. 2000, chapter 6) and the
/// shares that they explain, `R2` and `R2_rank`. A category of two words counts as 0 and 1. Where an
/// input follows from the others there is no answer, and the verdict says so.
/// Precondition: no category of three words or more.
[[nodiscard]] Findings regression_indices(const GivenData& data, const BootstrapSettings& settings);

} // namespace catchup::analysis
