// SPDX-License-Identifier: MIT
#include "sim/experiments/store/store.hpp"

#include <algorithm>
#include <set>
#include <system_error>

#include <sys/resource.h>

#include <fmt/format.h>

#include "sim/base/error.hpp"
#include "sim/experiments/store/append_file.hpp"
#include "sim/experiments/store/spool.hpp"
#include "sim/output/refusal.hpp"

namespace catchup::experiments {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> journals_in(const fs::path& folder) {
    std::vector<fs::path> paths;
    std::error_code trouble;
    for (fs::directory_iterator at{folder, trouble}, end; !trouble && at != end;
         at.increment(trouble)) {
        if (at->path().extension() == ".txt") {
            paths.push_back(at->path());
        }
    }
    if (trouble && trouble != std::errc::no_such_file_or_directory) {
        throw output::refusal(folder, "list the journals", trouble.value()); // not: none is there
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// Puts the lines of all journals together.
class Gatherer {
  public:
    explicit Gatherer(Store& store) : store_{store} {}

    void take(const std::string& writer, JournalText text, const fs::path& path) {
        for (const std::size_t line : text.damaged) {
            store_.remarks.push_back(
                fmt::format("{}:{}: damaged line; if it told of a run, the run is done again",
                            path.native(), line));
        }
        writer_ = static_cast<std::uint32_t>(store_.writers.size());
        store_.writers.push_back(writer);
        store_.beginnings.emplace_back();
        for (Line& line : text.lines) {
            std::visit([&](auto& one) { note(std::move(one)); }, line);
        }
    }
    /// When all journals were taken.
    void finish() {
        for (SpoolFile& spool : store_.spools) {
            const bool is_sealed = !spool.shard.empty();
            spool.lost = lost_.contains(spool.name) || (is_sealed && lost_.contains(spool.shard));
            if (is_sealed && !spool.lost && spool.rows != spool.runs.size()) {
                spool.lost = true; // with a line missing, nobody knows which row is whose
                store_.remarks.push_back(
                    fmt::format("{}: the journal tells of {} of its {} runs; all of them are done "
                                "again",
                                spool.shard, spool.runs.size(), spool.rows));
            }
        }
        for (std::uint32_t s = 0; s < store_.spools.size(); ++s) {
            const SpoolFile& spool = store_.spools[s];
            for (std::uint64_t row = 0; row < spool.runs.size() && !spool.lost; ++row) {
                const Done& run = spool.runs[row];
                store_.done.insert_or_assign(run.run, Stored{s, spool.writer, row, run.offset,
                                                             run.bytes, run.seconds, run.outcome});
            }
        }
        std::erase_if(store_.failed, [&](const auto& one) {
            const auto forgiven = forgiven_.find(one.first);
            return store_.done.contains(one.first) ||
                   (forgiven != forgiven_.end() && forgiven->second >= one.second.attempt);
        });
    }

  private:
    void note(Began line) { store_.beginnings.back().push_back(std::move(line)); }
    void note(Done line) { spool_of(line.spool).runs.push_back(std::move(line)); }
    void note(Failed line) {
        std::uint32_t& attempts = store_.attempts[line.run];
        attempts = std::max(attempts, line.attempt);
        Failure& failure = store_.failed[line.run];
        if (failure.reason.empty() || line.attempt > failure.attempt) {
            failure = {line.attempt, line.seconds, std::move(line.reason)};
        }
    }
    void note(const Again& line) {
        std::uint32_t& attempt = forgiven_[line.run];
        attempt = std::max(attempt, line.attempt);
    }
    void note(Sealed line) {
        SpoolFile& spool = spool_of(line.spool);
        spool.shard = std::move(line.shard);
        spool.sha256 = std::move(line.sha256);
        spool.rows = line.rows;
    }
    void note(Lost line) { lost_.insert(std::move(line.file)); }

    SpoolFile& spool_of(const std::string& name) {
        const auto [at, is_new] = spools_.try_emplace(name, store_.spools.size());
        if (is_new) {
            store_.spools.push_back({name, "", "", writer_, 0, {}, false});
        }
        return store_.spools[at->second];
    }

    Store& store_;
    std::uint32_t writer_ = 0;
    std::map<std::string, std::size_t> spools_;
    std::set<std::string> lost_;
    std::unordered_map<RunKey, std::uint32_t, RunKeyHash> forgiven_;
};

std::string fault_of_shard(const Store& store, const SpoolFile& spool) {
    const std::string digest = file_digest(store.places.shards() / spool.shard);
    return digest.empty()           ? "it is gone"
           : digest != spool.sha256 ? "its bytes are not those that were written"
                                    : "";
}

std::string fault_of_spool(const Store& store, const SpoolFile& spool) {
    const fs::path path = store.places.spools() / spool.name;
    std::error_code trouble;
    if (!spool.runs.empty() && !fs::exists(path, trouble)) {
        return "it is gone";
    }
    for (const Done& run : spool.runs) {
        if (!record_of(read_bytes(path, run.offset, run.bytes), run.run)) {
            return fmt::format("the record at byte {} is cut off or altered", run.offset);
        }
    }
    return "";
}

} // namespace

void create_store(const fs::path& folder) {
    const Places places{folder};
    for (const fs::path& one :
         {places.journals(), places.spools(), places.shards(), places.leases()}) {
        std::error_code trouble;
        fs::create_directories(one, trouble);
        if (trouble) {
            throw output::refusal(one, "make the folder", trouble.value());
        }
    }
    sync_folder(folder);
}

Store read_store(const fs::path& folder) {
    Store store;
    store.places.folder = folder;
    Gatherer gatherer{store};
    for (const fs::path& path : journals_in(store.places.journals())) {
        gatherer.take(path.stem().string(), read_journal(path), path);
    }
    gatherer.finish();
    return store;
}

std::vector<Lost> damages(const Store& store, std::string_view writer) {
    std::vector<Lost> all;
    for (const SpoolFile& spool : store.spools) {
        if (spool.lost || (!writer.empty() && store.writers[spool.writer] != writer)) {
            continue;
        }
        const bool sealed = !spool.shard.empty();
        std::string fault = sealed ? fault_of_shard(store, spool) : fault_of_spool(store, spool);
        if (!fault.empty()) {
            all.push_back({sealed ? spool.shard : spool.name, std::move(fault)});
        }
    }
    return all;
}

std::vector<Lost> sure_damages(const Store& store, std::string_view writer) {
    std::vector<Lost> first = damages(store, writer);
    if (first.empty()) {
        return first;
    }
    const std::vector<Lost> second = damages(read_store(store.places.folder), writer);
    std::erase_if(first, [&](const Lost& one) {
        return std::none_of(second.begin(), second.end(),
                            [&](const Lost& again) { return again.file == one.file; });
    });
    return first;
}

Records::Records(const Store& store, output::Schema schema)
    : store_{store}, schema_{std::move(schema)} {}

/// A thousand tasks leave a thousand shards, more than a process may keep open.
ShardReader& Records::shard(std::uint32_t spool) {
    struct rlimit files {};
    const bool is_known = ::getrlimit(RLIMIT_NOFILE, &files) == 0;
    const std::size_t most_open =
        is_known ? std::clamp<std::size_t>(files.rlim_cur / 2, 1, 64) : 16;
    auto at = open_.find(spool);
    if (at == open_.end()) {
        if (open_.size() >= most_open) {
            open_.erase(
                std::min_element(open_.begin(), open_.end(), [](const auto& a, const auto& b) {
                    return a.second.used < b.second.used;
                }));
        }
        const fs::path path = store_.places.shards() / store_.spools[spool].shard;
        at = open_.emplace(spool, OpenShard{ShardReader{path, schema_}}).first;
    }
    at->second.used = ++reads_;
    return at->second.reader;
}

output::Record Records::read(const RunKey& run) {
    const Stored& stored = store_.done.at(run);
    const SpoolFile& spool = store_.spools[stored.spool];
    if (!spool.shard.empty()) {
        return shard(stored.spool).row(stored.row, run);
    }
    const fs::path path = store_.places.spools() / spool.name;
    auto record = record_of(read_bytes(path, stored.offset, stored.bytes), run);
    if (!record) {
        throw InputError{Problem{{path.native(), 0, 0},
                                 fmt::format("the record at byte {} is cut off or altered. Try "
                                             "catchup sweep again: it repeats what is damaged",
                                             stored.offset)}};
    }
    return std::move(*record);
}

} // namespace catchup::experiments
