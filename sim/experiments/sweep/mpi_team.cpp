// SPDX-License-Identifier: MIT
#include "sim/experiments/sweep/mpi_team.hpp"

#ifdef CATCHUP_MPI

#include <exception>
#include <mutex>

#include <mpi.h>

namespace catchup::experiments {
namespace {

constexpr int home = 0; // where jobs and counter are

std::uint32_t size_of(MPI_Comm ranks) {
    int size = 1;
    MPI_Comm_size(ranks, &size);
    return static_cast<std::uint32_t>(size);
}

class OpenMpiTeam final : public MpiTeam {
  public:
    OpenMpiTeam() {
        int provided = 0;
        MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &provided);
        int rank = 0;
        MPI_Comm_rank(MPI_COMM_WORLD, &rank);
        rank_ = static_cast<std::uint32_t>(rank);
        MPI_Comm near = MPI_COMM_NULL;
        MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &near);
        neighbours_ = size_of(near);
        MPI_Comm_free(&near);
        MPI_Win_allocate(rank == home ? sizeof(std::uint64_t) : 0, sizeof(std::uint64_t),
                         MPI_INFO_NULL, MPI_COMM_WORLD, static_cast<void*>(&counter_), &window_);
        MPI_Win_lock_all(MPI_MODE_NOCHECK, window_);
    }
    ~OpenMpiTeam() override {
        if (std::uncaught_exceptions() == 0) {
            MPI_Win_unlock_all(window_);
            MPI_Win_free(&window_);
            MPI_Finalize();
        }
    }
    [[nodiscard]] std::uint32_t rank() const override { return rank_; }
    [[nodiscard]] std::uint32_t size() const override { return size_of(MPI_COMM_WORLD); }
    [[nodiscard]] std::uint32_t neighbours() const override { return neighbours_; }

    void share(std::vector<Job>& jobs) override {
        static_assert(sizeof(Job) == 2 * sizeof(std::uint32_t));
        std::uint64_t count = jobs.size();
        MPI_Bcast(&count, 1, MPI_UINT64_T, home, MPI_COMM_WORLD);
        jobs.resize(count);
        MPI_Datatype job = MPI_DATATYPE_NULL;
        MPI_Type_contiguous(2, MPI_UINT32_T, &job);
        MPI_Type_commit(&job);
        MPI_Bcast(jobs.data(), static_cast<int>(count), job, home, MPI_COMM_WORLD);
        MPI_Type_free(&job);
        if (rank_ == home) {
            *counter_ = 0;
            MPI_Win_sync(window_);
        }
        MPI_Barrier(MPI_COMM_WORLD);
    }
    std::uint64_t count_on() override {
        const std::lock_guard lock{mutex_};
        const std::uint64_t one = 1;
        std::uint64_t before = 0;
        MPI_Fetch_and_op(&one, &before, MPI_UINT64_T, home, 0, MPI_SUM, window_);
        MPI_Win_flush(home, window_);
        return before;
    }
    std::uint64_t sum(std::uint64_t here) override {
        MPI_Allreduce(MPI_IN_PLACE, &here, 1, MPI_UINT64_T, MPI_SUM, MPI_COMM_WORLD);
        return here;
    }

  private:
    std::uint32_t rank_ = 0;
    std::uint32_t neighbours_ = 1;
    MPI_Win window_ = MPI_WIN_NULL;
    std::uint64_t* counter_ = nullptr; // on rank 0
    std::mutex mutex_;                 // one thread at a time speaks to MPI
};

} // namespace

bool has_mpi() noexcept { return true; }

std::unique_ptr<MpiTeam> join_mpi_team() { return std::make_unique<OpenMpiTeam>(); }

} // namespace catchup::experiments

#else

namespace catchup::experiments {

bool has_mpi() noexcept { return false; }

std::unique_ptr<MpiTeam> join_mpi_team() { return nullptr; }

} // namespace catchup::experiments

#endif
