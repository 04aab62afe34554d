// SPDX-License-Identifier: MIT
// From files to what a report tells of them.
#pragma once

#include <string>
#include <vector>

#include "analysis/report/page.hpp"

namespace catchup::app {

struct ReportInputs {
    std::vector<std::string> files;
    std::string event = "D1N1"; // of survival
    std::vector<std::string> outputs;
    std::string when;
    std::string where; // rows of a sweep that are looked at
};

/// Comparisons, runs, survival, sweeps, analyses, in that order. Throws InputError for files that are
/// none of these.
[[nodiscard]] analysis::report::Report sections_of(const ReportInputs& inputs);

/// In quotes where a shell asks for them.
[[nodiscard]] std::vector<std::string> quoted(const std::vector<std::string>& words);

} // namespace catchup::app
