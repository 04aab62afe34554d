// SPDX-License-Identifier: MIT
// A few runs of a sweep, timed, before anybody commits to all of them.
#pragma once

#include <cstdint>
#include <string>

#include "app/sweep_plan.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup::app {

struct Pilot {
    std::uint64_t runs = 0;    // that a sweep begins with, each counted once
    unsigned timed = 0;        // of them, run here; nothing of them is kept
    double seconds = 0.0;      // a run takes, mean
    double bytes = 0.0;        // a run's record, before compression, mean
    unsigned lanes = 1;        // runs side by side
    std::string first_failure; // "" = none
    /// All runs, with this machine's threads.
    [[nodiscard]] double all_seconds() const { return static_cast<double>(runs) * seconds / lanes; }
};

/// Runs up to eight points from all over the design, for about 20 seconds at most.
[[nodiscard]] Pilot take_pilot(const SweepPlan& plan, Threads& threads);

/// "90 s", "25 minutes", "3.2 hours".
[[nodiscard]] std::string duration_text(double seconds);

} // namespace catchup::app
