// SPDX-License-Identifier: MIT
#include "sim/output/writer.hpp"

#include <limits>
#include <set>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/base/error.hpp"
#include "sim/hdf5/dimension.hpp"
#include "tests/hdf5/folder.hpp"
#include "tests/output/sample.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using namespace catchup::output;

namespace {

std::set<std::string> names_in(const test::Folder& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{folder.path()}) {
        names.insert(entry.path().filename().string());
    }
    return names;
}

template <class E, class Work>
std::string message(Work&& work) {
    try {
        work();
    } catch (const E& error) {
        return error.what();
    }
    return "";
}

/// The id of a process that has just died.
pid_t dead_process() {
    const pid_t child = fork();
    if (child == 0) {
        _exit(0);
    }
    waitpid(child, nullptr, 0);
    return child;
}

} // namespace

TEST_CASE("what is recorded is read back", "[unit][output]") {
    const test::Folder folder;
    test::write_sample(folder / "a.h5");
    const hdf5::File file = hdf5::File::open(folder / "a.h5");
    const auto offset = file.dataset("events/offset").read<std::int64_t>();
    const auto rows = file.dataset("events/rows").read<std::int64_t>();
    for (std::size_t r = 0; r < 3; ++r) {
        const Record record = test::sample_record(static_cast<int>(r));
        CHECK(file.dataset("entries").read_rows<std::int64_t>(r, 1) ==
              std::get<0>(record.variables[0]));
        CHECK(file.dataset("public_spending").read_rows<std::int64_t>(r, 1) ==
              std::get<0>(record.variables[1]));
        CHECK(file.dataset("margin").read_rows<double>(r, 1) == std::get<1>(record.variables[2]));
        CHECK(file.dataset("luck").read_rows<double>(r, 1) == std::get<1>(record.variables[3]));
        CHECK(file.dataset("population/ability").read_rows<double>(r, 1) ==
              std::get<1>(record.variables[4]));
        CHECK(file.dataset("events/kind")
                  .read_rows<std::int8_t>(static_cast<std::size_t>(offset[r]),
                                          static_cast<std::size_t>(rows[r])) ==
              std::get<0>(record.tables[0][1]));
    }
    CHECK(file.dataset("ledger/fen").read<std::int64_t>() == std::vector<std::int64_t>{-1, -1, -1});
    CHECK(file.dataset("ledger/replication").read<std::int32_t>() ==
          std::vector<std::int32_t>{1, 2, 2});
    CHECK(hdf5::dimensions_of(file.dataset("entries")) ==
          std::vector<std::string>{"replication", "time", "sector"});
    CHECK(hdf5::integer(file.attributes(), "seed") == 42);
}

TEST_CASE("the final name appears only when the file is whole", "[unit][output]") {
    const test::Folder folder;
    test::write_text(folder / "a.h5", "an older result");
    const std::string temporary = "a.h5.tmp." + std::to_string(getpid());
    {
        Writer writer{folder / "a.h5", test::sample_schema()};
        writer.append(test::sample_record(0));
        CHECK(names_in(folder) == std::set<std::string>{"a.h5", temporary});
        CHECK(message<FileError>([&] {
                  Writer{folder / "a.h5", test::sample_schema()};
              }).find("already") != std::string::npos);
        CHECK(names_in(folder) == std::set<std::string>{"a.h5", temporary});
    }
    CHECK(names_in(folder) == std::set<std::string>{"a.h5"});
    CHECK(test::read_text(folder / "a.h5") == "an older result");
    test::write_sample(folder / "a.h5");
    CHECK(names_in(folder) == std::set<std::string>{"a.h5"});
    CHECK(hdf5::File::open(folder / "a.h5").contains("entries"));

    Writer writer{folder / "b.h5", test::sample_schema()};
    writer.finish({}, {}, {});
    CHECK_THROWS_AS(writer.append(test::sample_record(0)), std::logic_error);
    CHECK_THROWS_AS(writer.finish({}, {}, {}), std::logic_error);
}

TEST_CASE("temporaries of dead processes go, all others stay", "[unit][output]") {
    const test::Folder folder;
    const std::string dead = std::to_string(dead_process());
    const std::string alive = std::to_string(getppid());
    for (const std::string& name : {"a.h5.tmp." + dead, "a.h5.tmp." + alive, "b.h5.tmp." + dead,
                                    std::string{"a.h5.tmp.note"}, std::string{"a.h5.tmp."}}) {
        test::write_text(folder / name, "x");
    }
    test::write_sample(folder / "a.h5", 1);
    CHECK(names_in(folder) == std::set<std::string>{"a.h5", "a.h5.tmp." + alive, "b.h5.tmp." + dead,
                                                    "a.h5.tmp.note", "a.h5.tmp."});
}

TEST_CASE("an impossible final name is refused before any work", "[unit][output]") {
    const test::Folder folder;
    const auto writing = [&](const std::string& name) {
        return [&folder, name] { Writer{folder / name, test::sample_schema()}; };
    };
    const auto refused = [&](const std::string& name, const std::string& why) {
        const std::string text = message<FileError>(writing(name));
        INFO(text);
        CHECK(text.starts_with((folder / name).string() + ": "));
        CHECK(text.find(why) != std::string::npos);
        CHECK(text.find(". Try ") != std::string::npos);
        CHECK(text.find(".tmp.") == std::string::npos);
    };
    refused("absent/a.h5", "absent does not exist");
    refused("", "is a folder");
    std::filesystem::create_directory(folder / "taken.h5");
    refused("taken.h5", "is a folder");
    test::write_text(folder / "file", "x");
    refused("file/a.h5", "file is not a folder");
    refused(std::string(300, 'n'), "file name too long. Try a shorter name");
    refused(std::string(255, 'n'), "file name too long. Try a shorter name"); // but for our suffix
    CHECK(message<FileError>([] {
              Writer{"", test::sample_schema()};
          }) == "result file: the name is empty. Try one such as result.h5");
    CHECK(names_in(folder) == std::set<std::string>{"file", "taken.h5"});
}

TEST_CASE("what is not a regular file is never replaced", "[unit][output]") {
    const test::Folder folder;
    REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{AF_UNIX, {}};
    (folder / "socket").string().copy(address.sun_path, sizeof address.sun_path - 1);
    REQUIRE(bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    std::filesystem::create_symlink("pipe", folder / "link to pipe");
    std::filesystem::create_symlink("absent", folder / "link to nothing");
    std::filesystem::create_symlink("circle", folder / "circle");
    const std::set<std::string> before = names_in(folder);
    for (const std::string& name : before) {
        const std::string text = message<FileError>([&] {
            Writer{folder / name, test::sample_schema()};
        });
        INFO(text);
        CHECK(text.starts_with((folder / name).string() + ": is a "));
        CHECK(text.find(". Try another name") != std::string::npos);
    }
    close(socket);
    CHECK(names_in(folder) == before);
    CHECK(std::filesystem::is_fifo(folder / "pipe"));
    CHECK(std::filesystem::is_socket(folder / "socket"));
}

TEST_CASE("a symbolic link stays and the file behind it is replaced", "[unit][output]") {
    const test::Folder folder;
    std::filesystem::create_directory(folder / "far");
    test::write_text(folder / "far/a.h5", "an older result");
    std::filesystem::create_symlink("far/a.h5", folder / "link.h5");
    {
        Writer writer{folder / "link.h5", test::sample_schema()};
        CHECK(std::filesystem::exists(folder / ("far/a.h5.tmp." + std::to_string(getpid()))));
        writer.append(test::sample_record(0));
        writer.finish({}, {}, {});
    }
    CHECK(names_in(folder) == std::set<std::string>{"far", "link.h5"});
    CHECK(std::filesystem::is_symlink(folder / "link.h5"));
    CHECK(hdf5::File::open(folder / "far/a.h5").contains("entries"));
}

TEST_CASE("a pipe in the place of a dead process's temporary does not stop us", "[unit][output]") {
    const test::Folder folder;
    REQUIRE(mkfifo((folder / ("a.h5.tmp." + std::to_string(dead_process()))).c_str(), 0600) == 0);
    test::write_sample(folder / "a.h5", 1);
    CHECK(std::filesystem::is_regular_file(folder / "a.h5"));
}

TEST_CASE("a folder that is lost during the run is told under the user's name", "[unit][output]") {
    const test::Folder folder;
    std::filesystem::create_directory(folder / "lost");
    Writer writer{folder / "lost/a.h5", test::sample_schema()};
    writer.append(test::sample_record(0));
    std::filesystem::remove_all(folder / "lost");
    CHECK(message<FileError>([&] { writer.finish({}, {}, {}); }) ==
          (folder / "lost/a.h5").string() +
              ": cannot force the file to the disk: no such file or directory. Try another folder");
}

TEST_CASE("a value that is not finite is named and nothing of its record is written",
          "[unit][output]") {
    const test::Folder folder;
    Writer writer{folder / "a.h5", test::sample_schema()};
    writer.append(test::sample_record(0));
    Record bad = test::sample_record(1);
    std::get<1>(bad.variables[2])[5] = std::numeric_limits<double>::quiet_NaN();
    CHECK(message<std::runtime_error>([&] { writer.append(bad); }) ==
          "variable margin, replication 1, time 2, sector 1: the value is nan");
    bad = test::sample_record(1);
    std::get<std::vector<float>>(bad.tables[0][3])[2] = -std::numeric_limits<float>::infinity();
    CHECK(message<std::runtime_error>([&] { writer.append(bad); }) ==
          "variable events.gain, replication 1, row 2: the value is -inf");
    bad = test::sample_record(1);
    std::get<0>(bad.variables[0]).pop_back();
    CHECK(message<std::invalid_argument>([&] { writer.append(bad); }) ==
          "record: entries: has 7 values, not 8");
    bad = test::sample_record(1);
    bad.variables[0] = std::vector<double>(8, 0.0);
    CHECK(message<std::invalid_argument>([&] { writer.append(bad); }) ==
          "record: entries: has the wrong type");
    bad = test::sample_record(1);
    bad.tables[0][1] = std::vector<std::int8_t>(1);
    CHECK(message<std::invalid_argument>([&] { writer.append(bad); }).find("events.kind") !=
          std::string::npos);

    writer.append(test::sample_record(1));
    CHECK_THROWS_AS(writer.finish({{"title", "x"}}, {}, {}), std::invalid_argument);
    writer.finish({}, {}, {});
    CHECK(hdf5::File::open(folder / "a.h5").dataset("entries").size()[0] == 2);
}

TEST_CASE("a schema that contradicts itself is our fault", "[unit][output]") {
    const auto refused = [](const auto& change) {
        Schema schema = test::sample_schema();
        change(schema);
        return message<std::invalid_argument>([&] { check(schema); });
    };
    CHECK(refused([](Schema&) {}).empty());
    CHECK(refused([](Schema& s) { s.variables[0].units = ""; }).find("no units") !=
          std::string::npos);
    CHECK(refused([](Schema& s) { s.variables[0].units = "days"; }).find("clock time") !=
          std::string::npos);
    CHECK(refused([](Schema& s) { s.variables[0].dimensions = {"state"}; }).find("unknown") !=
          std::string::npos);
    CHECK(refused([](Schema& s) { s.variables[0].name = "margin"; }).find("twice") !=
          std::string::npos);
    CHECK(refused([](Schema& s) { s.variables[0].group = "events"; }).find("events") !=
          std::string::npos);
    CHECK(refused([](Schema& s) { s.dimensions[0].labels.pop_back(); }).find("labels") !=
          std::string::npos);
    CHECK(refused([](Schema& s) { s.tables[0].fields[0].name = "rows"; }).find("twice") !=
          std::string::npos);
    CHECK(refused([](Schema& s) { s.tables[0].fields[3].flags = {"a"}; }).find("integer") !=
          std::string::npos);
}

TEST_CASE("a large block is cut into pieces of at most a mebibyte", "[unit][output]") {
    const test::Folder folder;
    Schema schema;
    schema.first = Quarter{2013, 1};
    schema.quarters = 9;
    schema.dimensions = {{"firm", "place", 50'000, {}}};
    schema.variables = {{"panel", "1", "x", {"time", "firm"}, Number::real, 1.0, ""}};
    Record record;
    record.variables = {std::vector<double>(500'000, 0.5)};
    Writer writer{folder / "a.h5", schema};
    writer.append(record);
    writer.finish({}, {}, {});
    const test::Outcome seen = test::shell(folder, "ncdump -hs " + (folder / "a.h5").string());
    INFO(seen.printed);
    CHECK(seen.printed.find("panel:_ChunkSizes = 1, 2, 50000") != std::string::npos);
    CHECK(hdf5::File::open(folder / "a.h5").dataset("panel").read<double>() ==
          std::get<1>(record.variables[0]));
}
