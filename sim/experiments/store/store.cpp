// SPDX-License-Identifier: MIT
#include "sim/experiments/store/store.hpp"

#include <algorithm>
#include <set>
#include <system_error>

#include <fmt/format.h>

#include "sim/base/error.hpp"
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
            spool.lost =
                lost_.contains(spool.name) || (!spool.shard.empty() && lost_.contains(spool.shard));
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
    }
    void note(Lost line) { lost_.insert(std::move(line.file)); }

    SpoolFile& spool_of(const std::string& name) {
        const auto [at, is_new] = spools_.try_emplace(name, store_.spools.size());
        if (is_new) {
            store_.spools.push_back({name, "", "", writer_, {}, false});
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

output::Record Records::read(const RunKey& run) {
    const Stored& stored = store_.done.at(run);
    const SpoolFile& spool = store_.spools[stored.spool];
    if (!spool.shard.empty()) {
        const fs::path path = store_.places.shards() / spool.shard;
        const auto at = open_.try_emplace(stored.spool, path, schema_).first;
        return at->second.row(stored.row);
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
