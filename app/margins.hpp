// SPDX-License-Identifier: MIT
// Margins of equivalence from the command line: "reached=5".
#pragma once

#include <map>
#include <string>
#include <vector>

namespace catchup::app {

/// By measure. A number without a name is for the only measure there is. Throws InputError for unknown
/// or repeated names, and for what is no number above 0.
[[nodiscard]] std::map<std::string, double> margins_of(const std::vector<std::string>& words,
                                                       const std::vector<std::string>& measures);

/// Names of the measures of a comparison file.
[[nodiscard]] std::vector<std::string> comparison_measures();

} // namespace catchup::app
