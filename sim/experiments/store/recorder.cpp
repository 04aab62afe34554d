// SPDX-License-Identifier: MIT
#include "sim/experiments/store/recorder.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "sim/base/error.hpp"
#include "sim/experiments/store/shard.hpp"
#include "sim/experiments/store/spool.hpp"

namespace catchup::experiments {
namespace {

constexpr std::size_t most_waiting = std::size_t{256} << 20;    // bytes of records
constexpr std::uint64_t most_spooled = std::uint64_t{64} << 20; // then the spool is sealed
constexpr std::chrono::milliseconds pause{100}; // between writings: each waits for the disk

} // namespace

Recorder::Recorder(const Store& store, const std::string& writer, Lease* lease,
                   output::Schema schema, Began began)
    : places_{store.places}, writer_{writer}, lease_{lease}, schema_{std::move(schema)},
      attempts_{store.attempts}, journal_{store.places.journals() / (writer + ".txt")},
      refreshed_{std::chrono::steady_clock::now()} {
    for (const SpoolFile& spool : store.spools) {
        if (store.writers[spool.writer] == writer) {
            used_.insert(spool.name);
            if (spool.shard.empty() && !spool.lost) {
                older_.push_back(spool);
            }
        }
    }
    if (!older_.empty()) { // go on with the last
        open_ = std::move(older_.back());
        older_.pop_back();
        spool_.emplace(places_.spools() / open_.name);
    }
    journal_.append({std::move(began)});
    sync_folder(places_.journals());
    thread_ = std::thread{[this] { work(); }};
}

Recorder::~Recorder() {
    {
        const std::lock_guard lock{mutex_};
        is_ending_ = true;
    }
    came_.notify_all();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void Recorder::add(const RunKey& run, double seconds, double outcome,
                   const output::Record& record) {
    std::string frame = frame_of(run, record);
    const std::uint64_t bytes = frame.size();
    hand_over({std::move(frame), Done{run, seconds, outcome, "", 0, bytes}});
}

void Recorder::fail(const RunKey& run, double seconds, std::string reason) {
    const auto before = attempts_.find(run);
    const std::uint32_t attempt = before == attempts_.end() ? 1 : before->second + 1;
    hand_over({"", Failed{run, seconds, attempt, std::move(reason)}});
}

void Recorder::hand_over(Waiting waiting) {
    std::unique_lock lock{mutex_};
    went_.wait(lock, [&] { return queued_bytes_ < most_waiting || trouble_; });
    if (trouble_) {
        std::rethrow_exception(trouble_);
    }
    queued_bytes_ += waiting.frame.size();
    queue_.push_back(std::move(waiting));
    came_.notify_one();
}

Recorder::Counts Recorder::counts() const {
    const std::lock_guard lock{mutex_};
    return counts_;
}

/// The writing thread: everything below runs on it.
void Recorder::work() {
    try {
        for (bool ending = false; !ending;) {
            std::vector<Waiting> batch;
            {
                std::unique_lock lock{mutex_};
                came_.wait_for(lock, heartbeat, [&] { return !queue_.empty() || is_ending_; });
                ending = is_ending_;
                if (!ending && !queue_.empty()) { // let some more come
                    came_.wait_for(lock, pause, [&] { return is_ending_; });
                    ending = is_ending_;
                }
                batch = std::exchange(queue_, {});
                queued_bytes_ = 0;
            }
            went_.notify_all();
            if (lease_ != nullptr && std::chrono::steady_clock::now() - refreshed_ >= heartbeat) {
                lease_->refresh();
                refreshed_ = std::chrono::steady_clock::now();
            }
            if (!batch.empty()) {
                write(std::move(batch));
            }
            if (spool_ && spool_->size() >= most_spooled) {
                seal();
            }
        }
    } catch (...) {
        const std::lock_guard lock{mutex_};
        trouble_ = std::current_exception();
        went_.notify_all();
    }
}

/// A name that no spool of this writer ever had, nor its shard.
void Recorder::open_spool() {
    open_ = {};
    for (int number = 1; open_.name.empty() || used_.contains(open_.name); ++number) {
        open_.name = fmt::format("{}-{:04}.spool", writer_, number);
        const std::filesystem::path shard = std::filesystem::path{open_.name}.stem() += ".h5";
        if (std::filesystem::exists(places_.spools() / open_.name) ||
            std::filesystem::exists(places_.shards() / shard)) {
            used_.insert(open_.name); // its writer was killed before it told of any run
        }
    }
    used_.insert(open_.name);
    spool_.emplace(places_.spools() / open_.name);
    sync_folder(places_.spools());
}

/// First the records, then the lines that tell of them.
void Recorder::write(std::vector<Waiting> batch) {
    Counts more;
    std::string bytes;
    std::vector<Line> lines;
    for (Waiting& one : batch) {
        if (auto* const done = std::get_if<Done>(&one.line)) {
            if (!spool_) {
                open_spool();
            }
            done->spool = open_.name;
            done->offset = spool_->size() + bytes.size();
            bytes += one.frame;
            ++more.done;
        } else if (std::holds_alternative<Failed>(one.line)) {
            ++more.failed;
        }
        lines.push_back(std::move(one.line));
    }
    if (!bytes.empty()) {
        spool_->append(bytes);
        spool_->sync();
    }
    journal_.append(lines);
    for (const Line& line : lines) {
        if (const auto* const done = std::get_if<Done>(&line)) {
            open_.runs.push_back(*done);
        }
    }
    const std::lock_guard lock{mutex_};
    counts_.done += more.done;
    counts_.failed += more.failed;
}

/// The open spool becomes a shard; then it is dropped.
void Recorder::seal() {
    const std::string shard = std::filesystem::path{open_.name}.stem().string() + ".h5";
    const std::filesystem::path path = places_.shards() / shard;
    const std::filesystem::path spool = places_.spools() / open_.name;
    ShardWriter writer{path, schema_, open_.runs.size()};
    for (const Done& run : open_.runs) {
        auto record = record_of(read_bytes(spool, run.offset, run.bytes), run.run);
        if (!record) {
            throw FileError{spool.native(),
                            fmt::format("changed under our hands at byte {}. Try again: the runs "
                                        "in it are repeated",
                                        run.offset)};
        }
        writer.append(run.run, std::move(*record));
    }
    writer.finish();
    journal_.append({Sealed{open_.name, shard, file_digest(path), open_.runs.size()}});
    spool_.reset();
    std::filesystem::remove(spool);
    open_ = {};
}

void Recorder::finish() {
    {
        const std::lock_guard lock{mutex_};
        is_ending_ = true;
    }
    came_.notify_all();
    if (thread_.joinable()) {
        thread_.join();
    }
    if (trouble_) {
        std::rethrow_exception(trouble_);
    }
    while (true) {
        if (spool_ && !open_.runs.empty()) {
            seal();
        } else if (spool_) { // nothing of it was ever counted
            spool_.reset();
            std::filesystem::remove(places_.spools() / open_.name);
        }
        if (older_.empty()) {
            return;
        }
        open_ = std::move(older_.back());
        older_.pop_back();
        spool_.emplace(places_.spools() / open_.name);
    }
}

} // namespace catchup::experiments
