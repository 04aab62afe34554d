// SPDX-License-Identifier: MIT
#include "sim/experiments/store/journal.hpp"

#include <fstream>

#include <fmt/format.h>

#include "tests/experiments/store/runs.hpp"
#include "tests/hdf5/folder.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using namespace catchup::experiments;

namespace {

std::vector<Line> sample() {
    return {test::began(),
            Done{test::run(7), 0.25, 1.0 / 3.0, "sweep-0001.spool", 10, 20},
            Failed{test::run(8), 1e-3, 2, "tab\there,\nnew line and \\ too"},
            Again{test::run(8), 2},
            Sealed{"sweep-0001.spool", "sweep-0001.h5", "abc", 1},
            Lost{"sweep-0001.h5", "it is gone"}};
}

std::string text_of(const std::vector<Line>& lines) {
    std::string text;
    for (const Line& line : lines) {
        text += to_text(line);
    }
    return text;
}

void write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream{path, std::ios::binary} << text;
}

} // namespace

TEST_CASE("a journal reads back what was written, to the last bit", "[unit][store]") {
    const test::Folder folder;
    const auto path = folder / "sweep.txt";
    {
        Journal journal{path};
        journal.append(sample());
        journal.append({sample()[1]});
    }
    const JournalText read = read_journal(path);
    CHECK(read.damaged.empty());
    CHECK(text_of(read.lines) == text_of(sample()) + to_text(sample()[1]));
    CHECK(std::get<Done>(read.lines[1]).outcome == 1.0 / 3.0);
    CHECK(std::get<Failed>(read.lines[2]).reason == "tab\there,\nnew line and \\ too");
}

TEST_CASE("a journal cut off anywhere gives the lines that were whole", "[property][store]") {
    const test::Folder folder;
    const auto path = folder / "sweep.txt";
    const std::string all = text_of(sample());
    for (std::size_t size = 0; size <= all.size(); ++size) {
        CAPTURE(size);
        write(path, all.substr(0, size));
        const JournalText read = read_journal(path);
        CHECK(read.damaged.empty()); // what a killed writer leaves is no damage
        CHECK(all.starts_with(text_of(read.lines)));
        const auto whole = std::count(all.begin(), all.begin() + static_cast<long>(size), '\n');
        REQUIRE(read.lines.size() == static_cast<std::size_t>(whole));
        { // and its successor goes on
            Journal journal{path};
            journal.append({sample()[3]});
        }
        const JournalText longer = read_journal(path);
        CHECK(longer.damaged.empty());
        CHECK(text_of(longer.lines) == text_of(read.lines) + to_text(sample()[3]));
    }
}

TEST_CASE("an altered line is named and believed no more", "[property][store]") {
    const test::Folder folder;
    const auto path = folder / "sweep.txt";
    const std::string all = text_of(sample());
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (all[at] == '\n') {
            continue;
        }
        std::string altered = all;
        altered[at] = altered[at] == '1' ? '2' : '1';
        write(path, altered);
        const JournalText read = read_journal(path);
        CAPTURE(at);
        CHECK(read.lines.size() == sample().size() - 1);
        const auto before = std::count(all.begin(), all.begin() + static_cast<long>(at), '\n');
        REQUIRE(read.damaged == std::vector{static_cast<std::size_t>(before) + 1});
    }
}
