// SPDX-License-Identifier: MIT
// catchup compare --table: arms of any data against each other.
#pragma once

#include <string>
#include <vector>

#include "analysis/comparison/quantile_shift.hpp"

namespace catchup::app {

struct CompareTableOptions {
    std::string table;
    std::vector<std::string> outputs;
    std::string arm;
    std::string pair; // "" = independent samples
    std::string time; // "" = none
    std::vector<std::string> margins;
    analysis::Resampling resampling;
    bool details = false;
    std::string format = "text";
};

/// Prints the answer. Throws InputError for columns and rows that make no comparison.
int compare_table(const CompareTableOptions& options);

} // namespace catchup::app
