// SPDX-License-Identifier: MIT
// A report's figures as files for a paper.
#pragma once

#include <filesystem>

#include "analysis/report/page.hpp"

namespace catchup::app {

[[nodiscard]] std::size_t count_figures(const analysis::report::Report& report);

/// ID.svg, ID.csv and, if rsvg-convert is installed, ID.pdf of every figure; says on standard output what
/// was written. Throws FileError.
void write_figures(const analysis::report::Report& report, const std::filesystem::path& folder);

} // namespace catchup::app
