// SPDX-License-Identifier: MIT
// Numbers as the page tells them, each with the row it comes from.
#pragma once

#include <string>

#include "analysis/comparison/table.hpp"
#include "analysis/tidy.hpp"

namespace catchup::analysis::report {

/// "14.3 [13.6, 15.0]"; "undefined" if there is no estimate.
[[nodiscard]] std::string told(const TidyRow& row, Sign sign = Sign::as_is);

/// The same as HTML: each number in a `data` element with its exact value, the estimate with the row's key
/// ("measure|group|item|item2|time"). "unknown" if the row is null.
[[nodiscard]] std::string told_html(const TidyRow* row, Sign sign = Sign::as_is);

/// The interval lies on one side of 0; without interval, nothing is known.
[[nodiscard]] bool excludes_zero(const TidyRow& row);

} // namespace catchup::analysis::report
