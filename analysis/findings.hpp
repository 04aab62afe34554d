// SPDX-License-Identifier: MIT
// What an analysis answers: how it was computed, its numbers, and what they mean in words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/bootstrap.hpp"
#include "analysis/tidy.hpp"

namespace catchup::analysis {

/// The answer of one method about one outcome.
struct Findings {
    std::string method;               // estimators with their sources
    std::string interval;             // what low and high are
    std::vector<std::string> remarks; // size of the sample, what was left out
    std::vector<TidyRow> rows;
    std::vector<std::string> verdict; // sentences made from the rows
};

/// Rows as given, with the estimates and intervals of as many statistics. Estimates that have no
/// value stay empty.
[[nodiscard]] std::vector<TidyRow> filled(std::vector<TidyRow> rows, const Bootstrapped& found);

/// The first row of that measure, item and second item, at any time; none if there is none.
[[nodiscard]] const TidyRow* find_row(const std::vector<TidyRow>& rows, std::string_view measure,
                                      std::string_view item, std::string_view item2 = "");

/// For machines: the rows after those that say how they were computed (`method`, `interval`, `remark`),
/// before those that say what they mean (`verdict`), each with the words as item.
[[nodiscard]] std::vector<TidyRow> all_rows(const Findings& findings);

/// For people: a line for each item, a column for each measure, estimates with their intervals;
/// measures without items, and those of pairs, below; the verdict at the end. Leaves out measures
/// of nested samples (`..._nested`), which are many.
[[nodiscard]] std::string text(const Findings& findings);

} // namespace catchup::analysis
