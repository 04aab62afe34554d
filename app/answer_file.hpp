// SPDX-License-Identifier: MIT
// Answers of analyses that were kept as CSV.
#pragma once

#include <string>
#include <vector>

#include "analysis/tidy.hpp"

namespace catchup::app {

/// What a command of catchup wrote with --format csv. Throws InputError for other columns, and for cells
/// that are no numbers where numbers belong.
[[nodiscard]] std::vector<analysis::TidyRow> read_answer_file(const std::string& path);

} // namespace catchup::app
