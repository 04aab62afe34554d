// SPDX-License-Identifier: MIT
#include "sim/experiments/store/store.hpp"

#include <fstream>

#include <fmt/format.h>

#include "sim/base/error.hpp"
#include "sim/experiments/store/spool.hpp"
#include "tests/experiments/store/runs.hpp"
#include "tests/hdf5/folder.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using namespace catchup::experiments;

namespace {

enum class End { sealed, open };

/// Records runs first..last-1 as one process would.
void record_runs(const std::filesystem::path& folder, std::uint32_t first, std::uint32_t last,
                 End end) {
    create_store(folder);
    Recorder recorder{read_store(folder), "sweep", nullptr, test::run_schema(), test::began()};
    for (std::uint32_t i = first; i < last; ++i) {
        recorder.add(test::run(i), 0.5, i, test::record(i));
    }
    if (end == End::sealed) {
        recorder.finish();
        CHECK(recorder.counts().done == last - first);
    }
}

void check_runs(const std::filesystem::path& folder, std::uint32_t first, std::uint32_t last) {
    const Store store = read_store(folder);
    CHECK(store.done.size() == last - first);
    Records records{store, test::run_schema()};
    for (std::uint32_t i = first; i < last; ++i) {
        CAPTURE(i);
        REQUIRE(store.done.contains(test::run(i)));
        CHECK(store.done.at(test::run(i)).outcome == i);
        const output::Record read = records.read(test::run(i));
        CHECK(read.variables == test::record(i).variables);
    }
}

void alter(const std::filesystem::path& path, std::uint64_t at) {
    std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
    file.seekg(static_cast<std::streamoff>(at));
    const char was = static_cast<char>(file.get());
    file.seekp(static_cast<std::streamoff>(at));
    file.put(static_cast<char>(was ^ 1));
}

} // namespace

TEST_CASE("runs come back from a spool, from a shard and from both", "[unit][store]") {
    const test::Folder folder;
    record_runs(folder.path(), 0, 25, End::open);
    check_runs(folder.path(), 0, 25);
    record_runs(folder.path(), 25, 40, End::open); // the same spool goes on
    check_runs(folder.path(), 0, 40);
    record_runs(folder.path(), 40, 50, End::sealed); // and is sealed with what it held
    check_runs(folder.path(), 0, 50);
    CHECK(std::filesystem::is_empty(folder / "spool"));
    record_runs(folder.path(), 50, 60, End::open);
    check_runs(folder.path(), 0, 60);
    CHECK(damages(read_store(folder.path())).empty());
}

TEST_CASE("a frame altered or cut anywhere is no record", "[property][store]") {
    const std::string frame = frame_of(test::run(3), test::record(3));
    REQUIRE(record_of(frame, test::run(3)));
    CHECK_FALSE(record_of(frame, test::run(4)));
    for (std::size_t at = 0; at < frame.size(); ++at) {
        std::string altered = frame;
        altered[at] = static_cast<char>(altered[at] ^ 1);
        CHECK_FALSE(record_of(altered, test::run(3)));
        CHECK_FALSE(record_of(frame.substr(0, at), test::run(3)));
    }
}

TEST_CASE("a damaged shard or spool is named, and its runs alone are to be done again",
          "[unit][store]") {
    const test::Folder folder;
    record_runs(folder.path(), 0, 30, End::sealed);
    record_runs(folder.path(), 30, 50, End::open);
    const auto shard = folder / "shards" / "sweep-0001.h5";
    const auto spool = folder / "spool" / "sweep-0002.spool";
    REQUIRE(std::filesystem::exists(shard));
    REQUIRE(std::filesystem::exists(spool));

    const auto harm = GENERATE(0, 1, 2, 3, 4, 5);
    const bool in_shard = harm < 3;
    const auto& file = in_shard ? shard : spool;
    if (harm % 3 == 0) {
        alter(file, std::filesystem::file_size(file) / 2);
    } else if (harm % 3 == 1) {
        std::filesystem::resize_file(file, std::filesystem::file_size(file) - 1);
    } else {
        std::filesystem::remove(file);
    }
    const std::vector<Lost> found = damages(read_store(folder.path()));
    REQUIRE(found.size() == 1);
    CHECK(found[0].file == file.filename().string());
    { Journal{folder / "journal" / "sweep.txt"}.append({found[0]}); }
    if (in_shard) {
        check_runs(folder.path(), 30, 50);
        record_runs(folder.path(), 0, 30, End::sealed);
    } else {
        check_runs(folder.path(), 0, 30);
        record_runs(folder.path(), 30, 50, End::sealed); // under a new name
    }
    check_runs(folder.path(), 0, 50);
    CHECK(damages(read_store(folder.path())).empty());
}

TEST_CASE("a failure is remembered until it is forgiven or mended", "[unit][store]") {
    const test::Folder folder;
    create_store(folder.path());
    const auto fail = [&](const std::string& why) {
        Recorder recorder{read_store(folder.path()), "sweep", nullptr, test::run_schema(),
                          test::began()};
        recorder.fail(test::run(1), 0.1, why);
        recorder.finish();
        CHECK(recorder.counts().failed == 1);
    };
    fail("first");
    CHECK(read_store(folder.path()).failed.at(test::run(1)).reason == "first");
    // forgiven by another writer, whose journal is read before or after
    const auto other = GENERATE("a-retry.txt", "z-retry.txt");
    { Journal{folder / "journal" / other}.append({Again{test::run(1), 1}}); }
    CHECK(read_store(folder.path()).failed.empty());
    fail("second");
    const Store store = read_store(folder.path());
    CHECK(store.failed.at(test::run(1)).reason == "second");
    CHECK(store.failed.at(test::run(1)).attempt == 2);
    record_runs(folder.path(), 1, 2, End::sealed);
    CHECK(read_store(folder.path()).failed.empty());
}
