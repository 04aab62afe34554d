// SPDX-License-Identifier: MIT
// What a model answered at the rows of a design, once or with several seeds.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace catchup::analysis {

/// By row, then replication; replication r has the same seed in every row. NaN where a run failed.
struct Answers {
    std::vector<double> values;
    std::size_t replications = 1;

    [[nodiscard]] std::size_t rows() const noexcept { return values.size() / replications; }
    [[nodiscard]] std::span<const double> of(std::size_t row) const noexcept {
        return {values.data() + row * replications, replications};
    }
    /// Mean over replications, by row.
    [[nodiscard]] std::vector<double> means() const;
};

/// These rows alone, in the order given.
[[nodiscard]] Answers part(const Answers& answers, std::span<const std::size_t> rows);

/// Rows without failed runs, in whole blocks.
struct WholeBlocks {
    Answers answers;
    std::vector<std::size_t> blocks; // those left, counted from 0
    std::size_t dropped = 0;
    /// "3 of 64 base points are left out: a run in them failed", or "".
    [[nodiscard]] std::string remark(const std::string& what_blocks_are) const;
};

/// Leaves out every block of so many rows in which a run failed. Precondition: the rows are whole
/// blocks.
[[nodiscard]] WholeBlocks whole_blocks(const Answers& all, std::size_t rows_a_block);

/// The product of two means over replications without the luck in them: the mean of x_r y_s over
/// r != s, which has no bias even where rows share seeds; x y with a single replication.
[[nodiscard]] double product(std::span<const double> x, std::span<const double> y);

/// How the variance of one run splits. Precondition: several replications.
struct VarianceSplit {
    double inputs = 0.0; // of a row's expected answer; may fall below 0 by chance
    double luck = 0.0;   // within a row
    [[nodiscard]] double luck_share() const noexcept;
};
[[nodiscard]] VarianceSplit variance_split(const Answers& answers, std::span<const double> weights);

/// The same answers measured from each replication's mean over all rows.
[[nodiscard]] Answers centred(Answers answers);

/// Whether all answers are the same.
[[nodiscard]] bool is_constant(std::span<const double> values);

} // namespace catchup::analysis
