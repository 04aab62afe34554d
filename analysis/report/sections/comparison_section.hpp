// SPDX-License-Identifier: MIT
// A policy comparison: forests, the cost-effectiveness plane, adoption curves, sizes.
#pragma once

#include <string>

#include "analysis/report/section.hpp"
#include "analysis/results.hpp"

namespace catchup::analysis::report {

/// Throws InputError if the file is not a whole comparison.
[[nodiscard]] Section comparison_section(const Results& file, const std::string& id);

} // namespace catchup::analysis::report
