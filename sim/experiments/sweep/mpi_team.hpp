// SPDX-License-Identifier: MIT
// What the ranks of an MPI job do together; with a program built without MPI, nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "sim/experiments/sweep/crew.hpp"

namespace catchup::experiments {

/// The ranks of one mpirun. Calls that all ranks make together return when all have made them.
class MpiTeam {
  public:
    MpiTeam() = default;
    MpiTeam(const MpiTeam&) = delete;
    MpiTeam& operator=(const MpiTeam&) = delete;
    /// Finalises MPI; while an exception flies it does not, so that mpirun ends the other ranks.
    virtual ~MpiTeam() = default;

    [[nodiscard]] virtual std::uint32_t rank() const = 0;
    [[nodiscard]] virtual std::uint32_t size() const = 0;
    /// Ranks on this machine.
    [[nodiscard]] virtual std::uint32_t neighbours() const = 0;
    /// Rank 0's jobs to all, together; the counter begins at 0.
    virtual void share(std::vector<Job>& jobs) = 0;
    /// What the counter, which stands on rank 0 and needs nobody to serve it, was; it is one more
    /// now. Any number of threads.
    [[nodiscard]] virtual std::uint64_t count_on() = 0;
    /// Sum over ranks, together.
    [[nodiscard]] virtual std::uint64_t sum(std::uint64_t here) = 0;
};

/// Whether this program was built with MPI.
[[nodiscard]] bool has_mpi() noexcept;
/// Initialises MPI. Once in a process; null without MPI.
[[nodiscard]] std::unique_ptr<MpiTeam> join_mpi_team();

} // namespace catchup::experiments
