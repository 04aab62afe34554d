// SPDX-License-Identifier: MIT
// What a sweep runs: every point under every arm, each a world with a name for life.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/design_file.hpp"
#include "models/plan.hpp"
#include "sim/experiments/sweep/crew.hpp"
#include "sim/experiments/sweep/merged_file.hpp"

namespace catchup::app {

/// A design, resolved: what can be known before any run.
struct SweepPlan {
    DesignFile file;
    output::Schema schema;             // of one run: the variables that all arms have
    std::vector<std::string> left_out; // variables that not all arms have
    std::vector<std::string> worlds;   // by point, then arm: RunKey::world
    std::vector<std::int64_t> numbers; // by point, then arm: of the scenario alone, for the file
    std::vector<std::uint32_t> first;  // by point, then arm: the first world of the same name
    std::vector<std::string> faults;   // by point, then arm: why it cannot be run, or ""
    std::size_t firms = 0;             // of the first world

    [[nodiscard]] experiments::RunKey key(experiments::Job job) const {
        return {worlds[job.world], job.replication};
    }
    /// The command that runs a world again, without --replications.
    [[nodiscard]] std::string command(std::size_t world) const;
};

/// The name of a scenario: a hash of everything that decides results but the replication. A world
/// is a scenario and what is recorded of it.
[[nodiscard]] std::string world_of(Scenario scenario);
/// Its first 16 digits as a number, as files store it.
[[nodiscard]] std::int64_t world_number(const std::string& world);

/// Reads the design and names every world. Throws InputError if nothing can be run at all.
[[nodiscard]] SweepPlan plan_sweep(const std::string& design);

/// Runs one job. A run that fails is a result with a reason. Any number of threads.
/// @param seconds the longest that a run may take; 0 = no limit
[[nodiscard]] experiments::Result run_job(const SweepPlan& plan, experiments::Job job,
                                          double seconds);

/// How many replications of each world are asked for, given what is stored: all of them, or by
/// precision as many as the outcomes so far call for.
[[nodiscard]] std::vector<std::uint32_t> asked_for(const SweepPlan& plan,
                                                   const experiments::Store& store);

/// What the merged file holds.
[[nodiscard]] experiments::SweepTable sweep_table(const SweepPlan& plan,
                                                  const experiments::Store& store);

} // namespace catchup::app
