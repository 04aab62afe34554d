// SPDX-License-Identifier: MIT
#include "analysis/results.hpp"

#include "sim/base/error.hpp"
#include "sim/hdf5/file.hpp"
#include "tests/analysis/sample.hpp"
#include "tests/hdf5/folder.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using analysis::Results;

namespace {

std::string refusal(const std::filesystem::path& path) {
    try {
        (void)Results::open(path);
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

} // namespace

TEST_CASE("a result is opened with its labels and values in their units", "[unit][analysis]") {
    const test::Folder folder;
    test::write_ladder(folder / "a.h5", 3);
    const Results results = Results::open(folder / "a.h5");
    CHECK(results.title() == "two bearing towns");
    CHECK(results.replications() == 3);
    CHECK(results.quarters() == std::vector<std::string>{"2012Q4", "2013Q1", "2013Q2"});
    CHECK(results.labels("sector") == std::vector<std::string>{"bearings", "textiles"});
    CHECK(results.labels("state")[25] == "D2N2I1");
    CHECK(results.labels("replication") == std::vector<std::string>{"0", "1", "2"});
    CHECK(results.variables() ==
          std::vector<std::string>{"entries", "firms", "margin", "public_spending"});
    CHECK(hdf5::integer(results.attributes(), "seed") == 42);

    const analysis::Series spending = results.series("public_spending");
    CHECK(spending.units == "million RMB");
    CHECK(spending.meaning == "paid");
    CHECK(spending.dimensions == std::vector<std::string>{"replication", "time", "sector"});
    CHECK(spending.size == std::vector<std::size_t>{3, 3, 2});
    CHECK(spending.values[2] == 1.23456789); // to the last bit
    CHECK(spending.values[17] == 2.0);
    CHECK_FALSE(results.has("exits"));
    CHECK_THROWS_AS(results.series("exits"), InputError);
    CHECK_THROWS_AS(results.series("quarter"), InputError);
    CHECK_THROWS_AS(results.labels("arm"), InputError);
}

TEST_CASE("what is not a result, or of a newer format, is refused in words", "[unit][analysis]") {
    const test::Folder folder;
    const auto with = [&](const hdf5::Attributes& attributes) {
        hdf5::File file = hdf5::File::create(folder / "a.h5");
        hdf5::write_attributes(file.id(), attributes);
        file.close();
        return refusal(folder / "a.h5");
    };
    const std::string name = (folder / "a.h5").string();
    CHECK(with({}).find("a.h5: an HDF5 file, but not a result of catchup") != std::string::npos);
    CHECK(with({{"format", "other"}}).find("not a result") != std::string::npos);
    CHECK(with({{"format", "catchup-result"}, {"format_version", std::int64_t{2}}}) ==
          name + ": is of format version 2, this program reads up to 1; use a newer catchup");
    CHECK(with({{"format", "catchup-result"}}).find("no valid format_version") !=
          std::string::npos);
    CHECK(with({{"format", "catchup-result"}, {"format_version", std::int64_t{1}}})
              .find("without the variables") != std::string::npos);
    CHECK(refusal(folder / "absent.h5").find("no such file") != std::string::npos);
}

TEST_CASE("damaged results are refused in words, early or when they are read", "[unit][analysis]") {
    const test::Folder folder;
    test::write_ladder(folder / "a.h5", 2);
    std::string bytes = test::read_text(folder / "a.h5");
    test::write_text(folder / "b.h5", bytes.substr(0, bytes.size() / 2));
    const std::string start = (folder / "b.h5").string() + ": is damaged or cut off (";
    CHECK(refusal(folder / "b.h5") == start + "truncated file)");

    const std::size_t deflated = bytes.find("\x78\x5e"); // zlib's mark: a piece of some dataset
    REQUIRE(deflated != bytes.npos);
    bytes[deflated + 3] = static_cast<char>(bytes[deflated + 3] ^ 4);
    test::write_text(folder / "b.h5", bytes);
    std::string text;
    try {
        const Results results = Results::open(folder / "b.h5");
        for (const std::string& name : results.variables()) {
            (void)results.series(name);
        }
        (void)results.series("time");
        (void)results.series("replication");
    } catch (const InputError& error) {
        text = error.what();
    }
    INFO(text);
    CHECK(text.starts_with(start + "cannot read "));
    CHECK(text.find("Fletcher32 checksum)") != std::string::npos);
}
