// SPDX-License-Identifier: MIT
#include "sim/experiments/sweep/ranks.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "sim/base/error.hpp"
#include "sim/parallel/blocks.hpp"

namespace catchup::experiments {
namespace {

/// A number in the environment; 0 if there is none.
unsigned number_of(const char* variable) {
    const char* const text = std::getenv(variable);
    unsigned number = 0;
    if (text != nullptr) {
        const std::string_view all{text};
        std::from_chars(all.data(), all.data() + all.size(), number);
    }
    return number;
}

/// Processes that mpirun, or srun with PMIx or PMI, started with this one; 0 = not started so.
unsigned started_together() {
    const unsigned most = std::max(number_of("OMPI_COMM_WORLD_SIZE"), number_of("PMI_SIZE"));
    return most == 0 && std::getenv("PMIX_RANK") != nullptr ? 1 : most;
}

} // namespace

Ranks::Ranks() {
    const unsigned together = started_together();
    if (together > 0) {
        team_ = join_mpi_team();
    }
    if (together > 1 && !team_) {
        throw FileError{"mpirun", fmt::format("started {} processes together, but this program was "
                                              "built without MPI. Try building it where Open MPI "
                                              "is installed, or catchup slurm, which needs none",
                                              together)};
    }
}

unsigned Ranks::threads() const {
    const unsigned cores = Threads{0}.count(); // that this process may use
    if (const unsigned given = number_of("SLURM_CPUS_PER_TASK"); given > 0) {
        return std::min(cores, given);
    }
    const bool is_bound = cores < std::thread::hardware_concurrency();
    return team_ && !is_bound ? std::max(1U, cores / team_->neighbours()) : cores;
}

void Ranks::share(std::vector<Job> jobs) {
    if (team_) {
        team_->share(jobs);
    }
    next_ = handed_out_ = 0;
    jobs_ = std::move(jobs);
}

std::optional<Job> Ranks::next() {
    const std::uint64_t at = team_ ? team_->count_on() : next_++;
    handed_out_ = std::min<std::uint64_t>(at + 1, jobs_.size());
    return at < jobs_.size() ? std::optional{jobs_[at]} : std::nullopt;
}

} // namespace catchup::experiments
