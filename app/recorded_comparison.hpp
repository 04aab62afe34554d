// SPDX-License-Identifier: MIT
// The arms that a comparison's file carries: enough to simulate them again.
#pragma once

#include <string>
#include <vector>

#include "app/comparison_run.hpp"

namespace catchup::app {

/// What a comparison's file says of its own making; the search for generosities is not repeated.
struct RecordedComparison {
    std::vector<Arm> arms;
    std::vector<double> generosity; // by arm, as solved
    ComparisonSettings settings;
};

/// True if the file is a comparison. Throws InputError if it is no result at all.
[[nodiscard]] bool is_comparison_file(const std::string& file);

/// Throws InputError if the file is damaged or of a model version that this program does not
/// simulate.
[[nodiscard]] RecordedComparison recorded_comparison(const std::string& file);

} // namespace catchup::app
