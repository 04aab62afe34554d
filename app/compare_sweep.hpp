// SPDX-License-Identifier: MIT
// catchup compare SWEEP.h5: regret of arms over the points of a design.
#pragma once

#include <optional>
#include <string>

#include "analysis/comparison/quantile_shift.hpp"

namespace catchup::app {

struct CompareSweepOptions {
    std::string file;
    std::string outcome = "reached"; // a formula; names without a policy are about each arm
    bool lower_is_better = false;
    std::optional<double> threshold;
    std::string where; // points that are looked at; "" = all
    analysis::Resampling resampling;
    std::string format = "text";
};

/// Prints the answer. Throws InputError for files that are no sweep of several arms.
int compare_sweep(const CompareSweepOptions& options);

} // namespace catchup::app
