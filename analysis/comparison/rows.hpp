// SPDX-License-Identifier: MIT
// Every number that a comparison tells, as tidy rows: group = the arm, item = what it is measured
// against, item2 = a class, fate or generosity. Text for people takes its numbers from here.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/ratio.hpp"
#include "analysis/comparison/report.hpp"
#include "analysis/tidy.hpp"

namespace catchup::analysis {

/// Indices of fates: 4 treated + 2 reached + 1 reached without policy.
enum class Fate : std::uint8_t {
    untreated_neither,
    untreated_lost,
    untreated_gained,
    untreated_either,
    treated_neither,
    treated_harmed,
    treated_additional,
    treated_deadweight
};

/// Rows in the making.
class Rows {
  public:
    explicit Rows(const Comparison& comparison) : comparison_{&comparison} {}

    void add(std::vector<TidyRow> more);
    void text(const std::string& measure, const std::string& arm, const std::string& told,
              const std::string& more = "");
    void number(const std::string& measure, std::size_t arm, double value);
    void mean(TidyRow key, const std::vector<double>& by_replication);
    void ratio(TidyRow key, const Ratio& ratio);
    /// The mean of a variable of one arm.
    void level(const std::string& variable, std::size_t arm);
    /// "<variable>_difference" of two arms.
    void difference(const std::string& variable, std::size_t one, std::size_t other);
    /// "<variable>" of each place of its third dimension and "<variable>_difference" from the twin.
    void places(const std::string& variable, std::size_t arm,
                const std::vector<std::string>& names);
    [[nodiscard]] const Comparison& comparison() const noexcept { return *comparison_; }
    [[nodiscard]] const std::string& label(std::size_t arm) const {
        return comparison_->arms()[arm].label;
    }
    [[nodiscard]] std::vector<TidyRow> take() { return std::move(rows_); }

  private:
    const Comparison* comparison_;
    std::vector<TidyRow> rows_;
};

[[nodiscard]] std::vector<TidyRow> rows_of(const Comparison& comparison,
                                           const ContrastQuestion& question);

/// Its parts, in the order of the answer.
void add_spending(Rows& rows);
void add_measures(Rows& rows);
void add_fates(Rows& rows);
void add_pairing(Rows& rows);
void add_groups(Rows& rows);
void add_time(Rows& rows);
void add_budgets(Rows& rows);
void add_decomposition(Rows& rows);
/// Arms against each other, where they may be ranked.
void add_contrasts(Rows& rows);
/// The same arms in more ways than by their means: superiority, quantile shifts, dominance,
/// equivalence, adjusted p (row `family`: of how many tests), bands over time. Each row has
/// item2 = the measure; `no_p` says why there is none.
void add_contrast_statistics(Rows& rows, const ContrastQuestion& question);
/// How each arm was solved; what must be heeded. Text, no numbers.
void add_remarks(Rows& rows);

/// What must be heeded before arms are ranked: a sentence each.
[[nodiscard]] std::vector<std::string> warnings(const Comparison& comparison);
/// True if the interval of an arm's mean spending reaches into the tolerance around the target.
[[nodiscard]] bool may_be_on_target(const Comparison& comparison, std::size_t arm);

/// Pairs of given arms with a policy that may be ranked: none of them off target, both in the same
/// world; none at all if the file holds no decompositions.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>>
contrasts(const Comparison& comparison);

} // namespace catchup::analysis
