// SPDX-License-Identifier: MIT
// A folder of finished runs, as its journals tell it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sim/experiments/store/journal.hpp"
#include "sim/experiments/store/shard.hpp"

namespace catchup::experiments {

/// Where things stand below a store's folder.
struct Places {
    std::filesystem::path folder;
    [[nodiscard]] std::filesystem::path journals() const { return folder / "journal"; }
    [[nodiscard]] std::filesystem::path spools() const { return folder / "spool"; }
    [[nodiscard]] std::filesystem::path shards() const { return folder / "shards"; }
    [[nodiscard]] std::filesystem::path leases() const { return folder / "leases"; }
};

/// Where a finished run's record stands.
struct Stored {
    std::uint32_t spool = 0;  // index into Store::spools
    std::uint32_t writer = 0; // index into Store::writers
    std::uint64_t row = 0;    // in the shard, if the spool is sealed
    std::uint64_t offset = 0; // in the spool, if not
    std::uint64_t bytes = 0;
    double seconds = 0.0;
    double outcome = 0.0;
};

/// A run that failed and was not tried again since.
struct Failure {
    std::uint32_t attempt = 1;
    double seconds = 0.0;
    std::string reason;
};

/// A spool and, once sealed, its shard.
struct SpoolFile {
    std::string name;
    std::string shard;  // "" = not sealed
    std::string sha256; // of the shard
    std::uint32_t writer = 0;
    std::uint64_t rows = 0; // of the shard
    std::vector<Done> runs; // in the order of the rows
    bool lost = false;
};

/// A snapshot: what the journals said when they were read. Reading needs no lease.
struct Store {
    Places places;
    std::vector<std::string> writers;
    std::vector<std::vector<Began>> beginnings; // by writer
    std::vector<SpoolFile> spools;
    std::unordered_map<RunKey, Stored, RunKeyHash> done;
    std::unordered_map<RunKey, Failure, RunKeyHash> failed;
    std::unordered_map<RunKey, std::uint32_t, RunKeyHash> attempts; // that failed, forgiven or not
    std::vector<std::string> remarks; // about damaged lines: whose runs are done again
};

/// Makes the folders of a store. Throws FileError.
void create_store(const std::filesystem::path& folder);

/// Reads all journals of a store; an empty or absent folder is a store without runs.
[[nodiscard]] Store read_store(const std::filesystem::path& folder);

/// Looks at every byte of every spool and shard that holds runs.
/// @param writer only of this one; "" = of all
/// @return what is damaged or gone, by file name with the reason
[[nodiscard]] std::vector<Lost> damages(const Store& store, std::string_view writer = "");
/// Those that a second look confirms: while we looked, a writer at work may have sealed a spool.
[[nodiscard]] std::vector<Lost> sure_damages(const Store& store, std::string_view writer = "");

/// Records of a store, read one at a time. Keeps some shards open.
class Records {
  public:
    Records(const Store& store, output::Schema schema);
    /// The record of a stored run. Throws InputError that names the file if it is damaged.
    [[nodiscard]] output::Record read(const RunKey& run);

  private:
    const Store& store_;
    output::Schema schema_;
    ShardReader& shard(std::uint32_t spool);

    struct OpenShard {
        ShardReader reader;
        std::uint64_t used = 0; // when last
    };
    std::map<std::uint32_t, OpenShard> open_; // by spool
    std::uint64_t reads_ = 0;
};

} // namespace catchup::experiments
