// SPDX-License-Identifier: MIT
#include "sim/parallel/blocks.hpp"

#ifdef CATCHUP_STD_THREADS

// Debian's TBB is not instrumented, so the thread sanitizer cannot see its hand-overs and reports
// races that are none. This back end is plain std::thread, for that preset only.
#include <atomic>
#include <thread>

namespace catchup {
namespace {
thread_local unsigned allowed = 1;
}

struct Threads::State {
    unsigned count;
};

Threads::Threads(unsigned count)
    : state_{std::make_unique<State>(
          State{count != 0 ? count : std::max(1U, std::thread::hardware_concurrency())})} {}
Threads::~Threads() = default;
unsigned Threads::count() const noexcept { return state_->count; }

void Threads::run(const std::function<void()>& work) {
    const unsigned before = allowed;
    allowed = state_->count;
    work();
    allowed = before;
}

unsigned concurrency() noexcept { return allowed; }

void for_each_task(std::uint32_t tasks, const std::function<void(std::uint32_t)>& work) {
    std::atomic<std::uint32_t> next{0};
    const auto take = [&] {
        for (std::uint32_t task = next++; task < tasks; task = next++) {
            work(task);
        }
    };
    std::vector<std::thread> team;
    for (unsigned i = 1; i < std::min(allowed, tasks); ++i) {
        team.emplace_back(take);
    }
    take();
    for (std::thread& member : team) {
        member.join();
    }
}

} // namespace catchup

#else

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace catchup {

struct Threads::State {
    explicit State(unsigned threads)
        : count{threads}, limit{tbb::global_control::max_allowed_parallelism, threads},
          arena{static_cast<int>(threads)} {}
    unsigned count;
    tbb::global_control limit;
    tbb::task_arena arena;
};

Threads::Threads(unsigned count)
    : state_{std::make_unique<State>(
          count != 0 ? count : static_cast<unsigned>(tbb::info::default_concurrency()))} {}
Threads::~Threads() = default;
unsigned Threads::count() const noexcept { return state_->count; }
void Threads::run(const std::function<void()>& work) { state_->arena.execute(work); }

unsigned concurrency() noexcept {
    return static_cast<unsigned>(std::max(1, tbb::this_task_arena::max_concurrency()));
}

void for_each_task(std::uint32_t tasks, const std::function<void(std::uint32_t)>& work) {
    // isolated: a thread that waits here takes no task of another loop, so a replication that waits
    // for its blocks never begins a second replication inside itself
    tbb::this_task_arena::isolate(
        [&] { tbb::parallel_for(std::uint32_t{0}, tasks, work, tbb::simple_partitioner{}); });
}

} // namespace catchup

#endif
