// SPDX-License-Identifier: MIT
// What `catchup compare` and `catchup show` tell of a comparison file.
#pragma once

#include <string>
#include <vector>

#include "analysis/results.hpp"
#include "analysis/tidy.hpp"

namespace catchup::analysis {

/// True if the file holds policy arms on shared seeds.
[[nodiscard]] bool is_comparison(const Results& file);

/// Tables with intervals, each measure with its meaning. Throws InputError if the file is not a
/// whole comparison.
[[nodiscard]] std::string comparison_text(const Results& file);

/// Every number of the text, and more: group = the arm, item = the arm that it is measured against.
/// An estimate is empty where it is undefined (the cost of a gain that may be 0). Throws as the
/// text does.
[[nodiscard]] std::vector<TidyRow> comparison_rows(const Results& file);

} // namespace catchup::analysis
