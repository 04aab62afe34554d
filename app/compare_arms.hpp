// SPDX-License-Identifier: MIT
// catchup compare A B ... -o C.h5: policy arms on shared seeds, at equal realised public spending.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/comparison_run.hpp"

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace catchup::app {

struct CompareArmsOptions {
    std::vector<std::string> files;
    std::vector<std::string> set;
    std::string goal = "D1N1I0";
    std::string format = "text";
    ComparisonSettings settings;
    std::optional<std::uint32_t> replications;
    unsigned threads = 0;
    bool decompose = false;
    bool quiet = false;
    std::vector<std::string> margins; // not in the file: they are asked of it
    bool details = false;
};

/// Adds the options that are for this form alone, and names them.
std::vector<CLI::Option*> add_arm_options(CLI::App& command, CompareArmsOptions& options);

/// Runs the arms, writes the file and prints what it tells.
int compare_arms(CompareArmsOptions options);

} // namespace catchup::app
