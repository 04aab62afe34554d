// SPDX-License-Identifier: MIT
#include "sim/experiments/sweep/crew.hpp"

#include <atomic>
#include <chrono>
#include <exception>
#include <mutex>

#include "sim/run/replications.hpp"

namespace catchup::experiments {
namespace {

using Clock = std::chrono::steady_clock;

/// Threads that take jobs one after another until one of them finds a reason to stop.
class Crew {
  public:
    Crew(const Work& work, Recorder& recorder, run::Progress& progress)
        : work_{work}, recorder_{recorder}, progress_{progress} {}

    void lane() noexcept {
        try {
            while (!stopped_ && !work_.stop()) {
                const std::optional<Job> job = work_.next();
                if (!job) {
                    return;
                }
                do_one(*job);
                tell();
            }
        } catch (...) {
            const std::lock_guard lock{mutex_};
            trouble_ = trouble_ ? trouble_ : std::current_exception();
            stopped_ = true;
        }
    }
    void rethrow_trouble() const {
        if (trouble_) {
            std::rethrow_exception(trouble_);
        }
    }

  private:
    void do_one(Job job) {
        const auto begun = Clock::now();
        Result result = work_.run(job);
        const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
        if (auto* const reason = std::get_if<std::string>(&result.value)) {
            recorder_.fail(work_.key(job), seconds, std::move(*reason));
            if (++failures_ > work_.most_failures) {
                stopped_ = true;
            }
        } else {
            recorder_.add(work_.key(job), seconds, result.outcome,
                          std::get<output::Record>(result.value));
        }
    }
    /// Only what is safe is told.
    void tell() {
        if (const std::unique_lock lock{telling_, std::try_to_lock}; lock) {
            const Recorder::Counts counts = recorder_.counts();
            progress_.update(work_.told ? work_.told() : counts.done + counts.failed,
                             counts.failed);
        }
    }

    const Work& work_;
    Recorder& recorder_;
    run::Progress& progress_;
    std::atomic<bool> stopped_ = false;
    std::atomic<std::uint64_t> failures_ = 0;
    std::mutex mutex_, telling_;
    std::exception_ptr trouble_;
};

} // namespace

unsigned lanes_for(std::size_t firms, unsigned threads) noexcept {
    return run::side_by_side(firms, threads) == 1 ? 1 : threads;
}

void work_off(const Work& work, Threads& threads, unsigned lanes, Recorder& recorder,
              run::Progress& progress) {
    Crew crew{work, recorder, progress};
    threads.run([&] { for_each_task(lanes, [&](std::uint32_t) { crew.lane(); }); });
    crew.rethrow_trouble();
}

} // namespace catchup::experiments
