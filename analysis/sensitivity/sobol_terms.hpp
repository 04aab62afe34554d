// SPDX-License-Identifier: MIT
// What each base point of a Saltelli design adds to the sums behind Sobol indices.
#pragma once

#include <span>
#include <vector>

#include "analysis/sensitivity/answers.hpp"
#include "analysis/sensitivity/sobol.hpp"

namespace catchup::analysis {

/// Every index is a ratio of weighted means of these terms, so that a bootstrap needs the answers
/// only once.
class SobolTerms {
  public:
    /// Precondition: whole base points, no failed runs.
    SobolTerms(const SaltelliDesign& design, const Answers& answers);

    [[nodiscard]] std::size_t points() const noexcept { return terms_.size() / width_; }
    /// What the statistics are of: the rows S1 and ST of each item and of `dummy`, `S1_sum`, S2 of
    /// each pair.
    [[nodiscard]] std::vector<TidyRow> labels() const;
    /// The statistics of the first base points, each weighted.
    [[nodiscard]] std::vector<double> indices(std::span<const double> weights) const;

  private:
    void add_point(const Answers& answers, std::size_t first_row);

    SaltelliDesign design_;
    std::size_t replications_;
    std::size_t width_;
    std::vector<double> terms_; // by base point, then term
};

} // namespace catchup::analysis
