// SPDX-License-Identifier: MIT
// `catchup show`: what ran and the main outcomes, on one screen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/results.hpp"
#include "analysis/tidy.hpp"

namespace catchup::analysis {

/// The main outcomes that the file's variables allow, as means over replications with their Monte
/// Carlo intervals; what is not in the file is left out. Sums over the run have no `time`.
[[nodiscard]] std::vector<TidyRow> outcomes(const Results& results, std::string_view file_name);

/// One column a file, headed by its path: what ran, then the outcomes.
[[nodiscard]] std::string screen(const std::vector<Results>& files);

} // namespace catchup::analysis
