// SPDX-License-Identifier: MIT
// The processes that work off one list of jobs: those of an mpirun, or this one alone.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "sim/experiments/sweep/mpi_team.hpp"

namespace catchup::experiments {

/// Hands jobs out to all ranks from one counter. A process that nobody started with others is rank
/// 0 of 1. Make one in a process.
class Ranks {
  public:
    /// Throws FileError if mpirun started several processes and the program was built without MPI.
    Ranks();

    [[nodiscard]] std::uint32_t rank() const { return team_ ? team_->rank() : 0; }
    [[nodiscard]] std::uint32_t count() const { return team_ ? team_->size() : 1; }
    /// Threads for each rank if nobody says: the machine's shared among its ranks, or the cores
    /// that the launcher bound this one to. What Slurm gave a task counts as the machine.
    [[nodiscard]] unsigned threads() const;

    /// Rank 0's jobs, on every rank. All ranks call it together.
    void share(std::vector<Job> jobs);
    [[nodiscard]] const std::vector<Job>& jobs() const { return jobs_; }
    /// How many of them all ranks together have taken, when this one last took one.
    [[nodiscard]] std::uint64_t handed_out() const { return handed_out_; }
    /// The next job that no rank has had. Any number of threads.
    [[nodiscard]] std::optional<Job> next();
    /// Sum over ranks, and whether it is so on any. All ranks call them together.
    [[nodiscard]] std::uint64_t sum(std::uint64_t here) { return team_ ? team_->sum(here) : here; }
    [[nodiscard]] bool any(bool here) { return sum(here ? 1 : 0) > 0; }

  private:
    std::unique_ptr<MpiTeam> team_; // null = alone
    std::vector<Job> jobs_;
    std::atomic<std::uint64_t> next_{0}; // of a process alone
    std::atomic<std::uint64_t> handed_out_{0};
};

} // namespace catchup::experiments
