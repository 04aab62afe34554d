// SPDX-License-Identifier: MIT
// A disk that fills up at any moment: one error, no rubbish, no crash, no hang. Each try is a child
// process that ends by std::exit, so that whatever libraries do at exit is seen too.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/base/error.hpp"
#include "tests/hdf5/folder.hpp"
#include "tests/output/sample.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;

namespace {

constexpr int wrote = 10;
constexpr int refused = 11;
constexpr int other = 12;

/// Runs `work` in a child whose output goes to `log`; its exit status, or minus the signal.
int in_child(const std::filesystem::path& log, const std::function<int()>& work) {
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        alarm(60); // a hang is a failure
        const int file = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        dup2(file, 1);
        dup2(file, 2);
        std::exit(work());
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

output::Schema bulky_schema() {
    output::Schema schema = test::sample_schema();
    schema.dimensions[1].size = 3000;
    return schema;
}

/// About 100 kB that do not compress.
output::Record bulky_record(int r) {
    output::Record record = test::sample_record(r);
    std::uint64_t state = static_cast<std::uint64_t>(r) + 1;
    const auto next = [&] { return state = state * 6364136223846793005U + 1442695040888963407U; };
    std::vector<double> ability(3000);
    for (double& value : ability) {
        value = static_cast<double>(next() >> 11);
    }
    std::vector<std::int64_t> fen(9000);
    for (std::int64_t& value : fen) {
        value = static_cast<std::int64_t>(next());
    }
    record.variables[4] = ability;
    record.tables[1][0] = fen;
    return record;
}

enum class Ending { finished, dropped };

int write_bulky(const std::filesystem::path& path, int replications, Ending ending,
                const std::string& why) {
    try {
        output::Writer writer{path, bulky_schema()};
        for (int r = 0; r < replications; ++r) {
            writer.append(bulky_record(r));
        }
        if (ending == Ending::finished) {
            writer.finish({{"scenario", std::string(20'000, 's')}}, {}, {});
        }
        return wrote;
    } catch (const FileError& error) {
        const std::string text = error.what();
        if (text.find(why) == text.npos || !text.starts_with(path.string() + ": cannot ") ||
            text.find(". Try ") == text.npos || text.find(".tmp.") != text.npos) {
            std::fprintf(stderr, "unexpected: %s\n", error.what());
            return other;
        }
        return refused;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "unexpected: %s\n", error.what());
        return other;
    }
}

} // namespace

TEST_CASE("a file that may not grow beyond any size fails in words and leaves nothing",
          "[output][disk]") {
    const test::Folder folder;
    const auto out = folder / "out";
    std::filesystem::create_directory(out);
    REQUIRE(write_bulky(out / "a.h5", 4, Ending::finished, "") == wrote);
    const std::uintmax_t whole = std::filesystem::file_size(out / "a.h5");
    REQUIRE(whole > 300'000);
    std::filesystem::remove(out / "a.h5");

    int failures = 0;
    for (const Ending ending : {Ending::finished, Ending::dropped}) {
        for (std::uintmax_t limit = 0; limit < whole + whole / 10;
             limit += limit < 20'000 ? 997 : 9973) {
            const int status = in_child(folder / "log", [&] {
                std::signal(SIGXFSZ, SIG_DFL); // as in a shell: the writer must see to it
                const rlimit most{limit, limit};
                setrlimit(RLIMIT_FSIZE, &most);
                return write_bulky(out / "a.h5", 4, ending, "file too large. Try a higher limit");
            });
            INFO("limit " << limit << " of " << whole
                          << ", printed: " << test::read_text(folder / "log"));
            CHECK((status == refused || status == wrote));
            CHECK((status == refused || ending == Ending::dropped || limit >= whole));
            failures += status == refused ? 1 : 0;
            CHECK(test::read_text(folder / "log").empty());
            const bool has_result = std::filesystem::remove(out / "a.h5");
            CHECK(has_result == (status == wrote && ending == Ending::finished));
            CHECK(is_empty(out));
        }
    }
    CHECK(failures > 40);
}

TEST_CASE("a full disk is called so and is empty again afterwards", "[output][disk]") {
    const test::Folder folder;
    const std::string disk = (folder / "disk").string();
    std::filesystem::create_directory(disk);
    if (test::shell(folder, "mount -t tmpfs -o size=200k none " + disk).status != 0) {
        WARN("skipped: only root may mount a small disk");
        return;
    }
    const std::filesystem::path name = std::filesystem::path{disk} / "a.h5";
    for (const Ending ending : {Ending::finished, Ending::dropped}) {
        const int status = in_child(folder / "log", [&] {
            return write_bulky(name, 40, ending, "no space left on device");
        });
        INFO(test::read_text(folder / "log"));
        CHECK(status == refused);
        CHECK(test::read_text(folder / "log").empty());
        CHECK(std::filesystem::is_empty(disk));
    }
    // the same in one process: the room comes back although the failed file was never closed
    const int status = in_child(folder / "log", [&] {
        const int first = write_bulky(name, 40, Ending::finished, "no space left on device");
        return first == refused ? write_bulky(name, 1, Ending::finished, "") : other;
    });
    INFO(test::read_text(folder / "log"));
    CHECK(status == wrote);
    CHECK(std::filesystem::exists(name));
    CHECK(test::shell(folder, "umount " + disk).status == 0);
}
