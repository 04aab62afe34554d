// SPDX-License-Identifier: MIT
// Works off what a sweep still lacks, round after round, until nothing is left or somebody says stop.
#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include "app/sweep_plan.hpp"
#include "sim/experiments/sweep/ranks.hpp"
#include "sim/run/progress.hpp"

namespace catchup::app {

/// The part of a sweep that a process does: number `number` of `count`, from 1. Points that are
/// equal, and all replications of a point, stay together.
struct Share {
    std::uint32_t number = 1;
    std::uint32_t count = 1;
    /// @param world SweepPlan::first of it
    [[nodiscard]] bool has(std::size_t world, std::size_t worlds) const {
        return world * count / worlds + 1 == number;
    }
};

struct SweepSettings {
    std::string design;
    std::string folder;
    unsigned threads = 0; // 0 = what Ranks::threads says
    std::uint64_t most_failures = std::numeric_limits<std::uint64_t>::max();
    double seconds = 0.0; // that a run may take; 0 = no limit
    Share share;
    bool forgive = false; // try what failed again
    run::Verbosity verbosity = run::Verbosity::normal;
};

/// Runs of a share, each counted once.
struct Tally {
    std::uint64_t done = 0;
    std::uint64_t failed = 0;
    std::uint64_t left = 0;
};
[[nodiscard]] Tally tally_of(const SweepPlan& plan, const experiments::Store& store,
                             const Share& share);

/// Takes the lease of this process, mends what is damaged and runs what is left. Once its first
/// round begins, sweep.json says how many runs are asked for. Throws FileError if somebody else is
/// at work in the folder.
[[nodiscard]] Tally run_rounds(const SweepPlan& plan, const SweepSettings& settings,
                               experiments::Ranks& ranks);

} // namespace catchup::app
