// SPDX-License-Identifier: MIT
// Works off jobs: many small runs side by side, or threads within a large one.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <variant>

#include "sim/experiments/store/recorder.hpp"
#include "sim/parallel/blocks.hpp"
#include "sim/run/progress.hpp"

namespace catchup::experiments {

/// One run to do: which world, with which luck.
struct Job {
    std::uint32_t world = 0; // index in the plan of the sweep
    std::uint32_t replication = 0;
    friend auto operator<=>(const Job&, const Job&) = default;
};

/// What came of a job: a record, or the reason why there is none.
struct Result {
    std::variant<output::Record, std::string> value;
    double outcome = 0.0; // what precision is judged by
};

/// What a crew needs to know of its work. Every function is called from several threads at once.
struct Work {
    std::function<std::optional<Job>()> next; // nothing = no more
    std::function<Result(Job)> run;           // never throws for a run that fails
    std::function<RunKey(Job)> key;
    std::function<bool()> stop;               // asked before each job
    std::function<std::uint64_t()> told = {}; // what progress shows; none = the runs that are safe
    std::uint64_t most_failures = std::numeric_limits<std::uint64_t>::max();
};

/// How many runs go side by side: as many as threads for small ones, one for large ones.
[[nodiscard]] unsigned lanes_for(std::size_t firms, unsigned threads) noexcept;

/// Works until there are no more jobs, `stop()` holds or too many runs failed, and hands every run
/// to the recorder. Throws what the recorder throws.
void work_off(const Work& work, Threads& threads, unsigned lanes, Recorder& recorder,
              run::Progress& progress);

} // namespace catchup::experiments
