// SPDX-License-Identifier: MIT
// Cells of a comparison's text: tidy rows as people read them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/report.hpp"
#include "analysis/layout.hpp"
#include "analysis/tidy.hpp"

namespace catchup::analysis {

enum class Sign { as_is, shown };

/// Finds rows again by what they are about.
class Answers {
  public:
    Answers(const Comparison& comparison, const std::vector<TidyRow>& rows);

    /// Null if there is no such row.
    [[nodiscard]] const TidyRow* find(const std::string& measure, std::size_t arm,
                                      const std::string& against = "",
                                      const std::string& item2 = "",
                                      const std::string& time = "") const;
    /// "149.2 [147.8, 150.5]"; "-" if there is no such row.
    [[nodiscard]] std::string level(const std::string& measure, std::size_t arm,
                                    const std::string& item2 = "") const;
    /// "+12.3 [+10.1, +14.5]" against an arm; "-" for an arm against itself.
    [[nodiscard]] std::string difference(const std::string& measure, std::size_t arm,
                                         std::size_t against, const std::string& item2 = "",
                                         const std::string& time = "") const;
    /// A ratio against the twin, or "undefined".
    [[nodiscard]] std::string ratio(const std::string& measure, std::size_t arm) const;
    [[nodiscard]] std::string twin(std::size_t arm) const;
    [[nodiscard]] const Comparison& comparison() const noexcept { return *comparison_; }

  private:
    const Comparison* comparison_;
    std::map<std::vector<std::string>, TidyRow> rows_;
};

/// A number for people, never "-0.000".
[[nodiscard]] std::string figure(double value, Sign sign = Sign::as_is);
/// Estimate and interval, each times `factor`.
[[nodiscard]] std::string cell(const TidyRow& row, Sign sign = Sign::as_is, double factor = 1.0);

/// "a, b": the labels of these arms.
[[nodiscard]] std::string names(const Comparison& comparison, const std::vector<std::size_t>& arms);
/// Lines of meaning of a table of the given arms only.
[[nodiscard]] std::vector<std::string> of_given(const Comparison& comparison,
                                                std::vector<std::string> lines);
/// A heading, lines of meaning, then a table; an empty line above.
[[nodiscard]] std::string section(std::string_view heading, const std::vector<std::string>& meaning,
                                  const std::vector<ScreenRow>& table);

/// Parts of the text.
[[nodiscard]] std::string spending_text(const Answers& answers);
[[nodiscard]] std::string measures_text(const Answers& answers);
[[nodiscard]] std::string fates_text(const Answers& answers);
[[nodiscard]] std::string pairing_text(const Answers& answers);
[[nodiscard]] std::string groups_text(const Answers& answers);
[[nodiscard]] std::string time_text(const Answers& answers);
[[nodiscard]] std::string budgets_text(const Answers& answers);
[[nodiscard]] std::string decomposition_text(const Answers& answers);
[[nodiscard]] std::string contrasts_text(const Answers& answers);
[[nodiscard]] std::string contrast_statistics_text(const Comparison& comparison,
                                                   const std::vector<TidyRow>& rows,
                                                   const ContrastQuestion& question);

} // namespace catchup::analysis
