// SPDX-License-Identifier: MIT
// Cases as tables: who began where, and which code from when on.
#pragma once

#include <string>
#include <vector>

#include "analysis/cases/case.hpp"

namespace catchup::app {

/// A case with what a world must know to let firms begin like it.
struct CaseStart {
    analysis::Case told;
    std::string sector;
    double revenue = 0.0; // million RMB a year: the median of the sector
};

/// Reads FOLDER/cases.csv and FOLDER/case_codes.csv. Throws InputError, with the cell, for states,
/// years and cases that do not fit; codes never fall and begin with the start.
[[nodiscard]] std::vector<CaseStart> read_cases(const std::string& folder);

} // namespace catchup::app
