// SPDX-License-Identifier: MIT
// A claim in all its worlds: what is run, and what comes out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/claims/report.hpp"
#include "sim/run/progress.hpp"

namespace catchup::app {

struct TrialSettings {
    std::string folder;                       // results: FOLDER/ID/WORLD.ARM.h5
    std::optional<std::int64_t> replications; // none: the claim's
    std::vector<std::string> set;             // key=value in every scenario
    unsigned threads = 0;
    run::Verbosity verbosity = run::Verbosity::normal;
};

/// Simulates what is not there yet and judges. None if stopped by Ctrl-C; what is done stays and is not
/// run again. Throws InputError for claims, scenarios and formulas that do not fit.
[[nodiscard]] std::optional<analysis::ClaimReport> try_claim(const std::string& file,
                                                             const TrialSettings& settings);

} // namespace catchup::app
