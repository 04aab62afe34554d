// SPDX-License-Identifier: MIT
// Leases: who may work in a folder together, and what frees a dead process's claim.
#include "sim/experiments/store/lease.hpp"

#include <chrono>
#include <fstream>
#include <memory>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include "sim/base/error.hpp"
#include "tests/hdf5/folder.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using namespace catchup::experiments;

namespace {

/// Leaves a lease behind as a process does that was killed.
void take_and_die(const std::filesystem::path& folder, const std::string& name) {
    const pid_t child = ::fork();
    if (child == 0) {
        const Lease lease{folder, name};
        ::_exit(0); // no destructor runs
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(std::filesystem::exists(folder / (name + ".lease")));
}

} // namespace

TEST_CASE("shards of a division work together, everything else alone", "[unit][lease]") {
    const test::Folder folder;
    const auto may = [&](const std::string& name) {
        try {
            const Lease lease{folder.path(), name};
            return true;
        } catch (const FileError& error) {
            CHECK(std::string{error.what()}.find("is at work here as") != std::string::npos);
            return false;
        }
    };
    {
        const Lease sweep{folder.path(), "sweep"};
        CHECK_FALSE(may("sweep"));
        CHECK_FALSE(may("shard-1-of-2"));
        CHECK_FALSE(may("rank-0-of-2"));
        CHECK(at_work(folder.path()).size() == 1);
    }
    const Lease shard{folder.path(), "shard-1-of-2"};
    CHECK(may("shard-2-of-2"));
    CHECK_FALSE(may("shard-1-of-2"));
    CHECK_FALSE(may("shard-2-of-3"));
    CHECK_FALSE(may("rank-0-of-2"));
    CHECK_FALSE(may("sweep"));
}

TEST_CASE("the lease of a dead process of this host is free at once", "[unit][lease]") {
    const test::Folder folder;
    take_and_die(folder.path(), "sweep");
    CHECK(at_work(folder.path()).empty());
    const Lease again{folder.path(), "sweep"};
    CHECK(at_work(folder.path()).size() == 1);
}

TEST_CASE("the lease of another host is free when its heart has not beaten for five minutes",
          "[unit][lease]") {
    const test::Folder folder;
    const auto path = folder.path() / "sweep.lease";
    std::ofstream{path} << "elsewhere 0123 4711 1\n";
    CHECK(at_work(folder.path()).size() == 1);
    CHECK_THROWS_AS((Lease{folder.path(), "sweep"}), FileError);
    std::filesystem::last_write_time(path, std::filesystem::last_write_time(path) - patience -
                                               std::chrono::seconds{1});
    CHECK(at_work(folder.path()).empty());
    Lease ours{folder.path(), "sweep"};
    ours.refresh();
    std::ofstream{path} << "elsewhere 0123 4711 1\n"; // took it although we live
    CHECK_THROWS_AS(ours.refresh(), FileError);
}

TEST_CASE("a lease waits for one that is about to be given back", "[unit][lease]") {
    const test::Folder folder;
    auto first = std::make_unique<Lease>(folder.path(), "rank-0-of-2");
    std::thread gives_back{[&] {
        std::this_thread::sleep_for(std::chrono::milliseconds{300});
        first.reset();
    }};
    const Lease second{folder.path(), "sweep", std::chrono::seconds{30}};
    gives_back.join();
    CHECK(at_work(folder.path()).size() == 1);
}
