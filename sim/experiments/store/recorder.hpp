// SPDX-License-Identifier: MIT
// Makes finished runs safe while others are simulated: spool, journal, shards, heartbeat.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "sim/experiments/store/lease.hpp"
#include "sim/experiments/store/store.hpp"

namespace catchup::experiments {

/// One writer of a store. Any thread hands runs over; a thread of its own writes what came in the
/// meantime, forces it to the disk, and only then counts it as done.
class Recorder {
  public:
    /// Continues the writer's journal and its open spool. @param lease refreshed while working, may
    /// be null  @param schema of a run's record, without tables
    Recorder(const Store& store, const std::string& writer, Lease* lease, output::Schema schema,
             Began began);
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;
    /// Stops without sealing; what was counted as done is safe in the spool.
    ~Recorder();

    /// Hands a finished run over. Waits if much is waiting already. Throws what stopped the writing.
    void add(const RunKey& run, double seconds, double outcome, const output::Record& record);
    void fail(const RunKey& run, double seconds, std::string reason);

    /// Runs that are safe, and failures that are noted, since the beginning of this recorder.
    struct Counts {
        std::uint64_t done = 0;
        std::uint64_t failed = 0;
    };
    [[nodiscard]] Counts counts() const;
    /// Waits until everything is safe and seals every spool of this writer. Throws what stopped it.
    void finish();

  private:
    struct Waiting {
        std::string frame; // "" for a failure
        Line line;
    };
    void hand_over(Waiting waiting);
    void work();
    void write(std::vector<Waiting> batch);
    void seal();
    void open_spool();

    Places places_;
    std::string writer_;
    Lease* lease_;
    output::Schema schema_;
    const std::unordered_map<RunKey, std::uint32_t, RunKeyHash> attempts_; // before this recorder
    std::set<std::string> used_;                                           // names of spools
    std::vector<SpoolFile> older_; // of this writer, not sealed, not the open one
    SpoolFile open_;               // being written
    Journal journal_;
    std::optional<AppendFile> spool_; // of open_
    std::chrono::steady_clock::time_point refreshed_;

    mutable std::mutex mutex_;
    std::condition_variable came_, went_;
    std::vector<Waiting> queue_;
    std::size_t queued_bytes_ = 0;
    Counts counts_;
    bool is_ending_ = false;
    std::exception_ptr trouble_;
    std::thread thread_; // last: it uses everything above
};

} // namespace catchup::experiments
