// SPDX-License-Identifier: MIT
// Equal realised public spending: finds each arm's generosity (E17).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/comparison/arms.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/run/progress.hpp"

namespace catchup::app {

/// What a search asks for.
struct SpendingAim {
    bool as_written = false; // no search: every arm at its own generosity
    std::optional<double>
        target; // million RMB, present value; none = the least of the arms as written
    std::uint32_t replications = 200; // of their own, in the search
};

/// What was found for one arm.
struct ArmSolution {
    std::string status = "no policy"; // or "as written", "solved", "unreachable"
    std::string note;
    double generosity = 1.0;
    double reach = 0.0; // greatest mean spending of the scan, million RMB, present value
    std::vector<double> scan_spending, scan_reached, scan_welfare; // by scan_generosity()
};

struct Solutions {
    double target = 0.0; // 0 = as written
    std::vector<ArmSolution> arms;
};

/// Factors on the generosity as written at which every arm's range is scanned.
[[nodiscard]] const std::vector<double>& scan_generosity();

/// Solves all arms side by side on the same seeds. Returns nothing if interrupted.
[[nodiscard]] std::optional<Solutions> solve(const std::vector<Arm>& arms, const Trunks& trunks,
                                             const SpendingAim& aim, const Valuation& valuation,
                                             Threads& threads, run::Verbosity verbosity);

} // namespace catchup::app
