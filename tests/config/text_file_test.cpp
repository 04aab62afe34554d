// SPDX-License-Identifier: MIT
// Files that a scenario names.
#include "sim/config/findings.hpp"

#include "tests/config/example.hpp"
#include "tests/config/folder.hpp"
#include "tests/support/catch.hpp"

using namespace example;

namespace {

TextFile exposure(const std::string& scenario) {
    return read<Scenario>(Document::load(scenario)).exposure;
}

} // namespace

TEST_CASE("a file is found from the folder of the file that names it", "[unit][config]") {
    const Folder folder;
    folder.write("far/data/x.csv", "a,b\n1,2\n");
    const std::string base = folder.write("far/base.toml", needed + "exposure = \"data/x.csv\"");
    const std::string top = folder.write("top.toml", "base = \"far/base.toml\"");
    CHECK(exposure(base) == TextFile{"data/x.csv", "a,b\n1,2\n"});
    CHECK(exposure(top) == TextFile{"data/x.csv", "a,b\n1,2\n"});
}

TEST_CASE("a text in [tables] stands for the file", "[unit][config]") {
    CHECK(from(needed + "exposure = \"no/such.csv\"\n[tables]\n\"no/such.csv\" = '''\na\n'''\n")
              .exposure == TextFile{"no/such.csv", "a\n"});
    CHECK(complaint(needed + "exposure = \"x\"\n[tables]\nx = 3") ==
          "korea.toml:3:12: exposure = \"x\" stands in [tables], but not as text");
    CHECK(complaint(needed + "tables = 3") ==
          "korea.toml:3:10: tables = 3 must be a table. Try [tables]");
}

TEST_CASE("a file that cannot be used is told at its key", "[unit][config]") {
    const Folder folder;
    const auto fault = [&](const std::string& line) {
        const std::string path = folder.write("s.toml", needed + line);
        try {
            static_cast<void>(exposure(path));
            return std::string{};
        } catch (const InputError& error) {
            return std::string{error.what()}.substr(path.size());
        }
    };
    CHECK(fault("exposure = \"x.csv\"") == ":3:12: exposure = \"x.csv\" names " +
                                               folder.at("x.csv") +
                                               ", which does not exist. Try its path as seen from "
                                               "the folder of the file that names it");
    CHECK(fault("exposure = \".\"").find("is a directory, not a file") != std::string::npos);
    folder.write("nul.csv", std::string_view{"a\0b", 3});
    CHECK(fault("exposure = \"nul.csv\"").find("nul.csv:1:2: a NUL byte") != std::string::npos);
    folder.write("gbk.csv", "a\n\xD6\xD0\n");
    CHECK(fault("exposure = \"gbk.csv\"").find("gbk.csv:2:1: byte 0xD6 is not UTF-8") !=
          std::string::npos);
    std::filesystem::resize_file(folder.write("big.csv", ""), 257ULL * 1024 * 1024);
    CHECK(fault("exposure = \"big.csv\"").find("has 257 MiB; at most 256 MiB are read") !=
          std::string::npos);
}
