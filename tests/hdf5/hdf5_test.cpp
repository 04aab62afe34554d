// SPDX-License-Identifier: MIT
#include "sim/hdf5/file.hpp"

#include <cstdint>
#include <span>
#include <thread>

#include <sys/stat.h>

#include "sim/base/error.hpp"
#include "sim/hdf5/dimension.hpp"
#include "tests/hdf5/folder.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using namespace catchup::hdf5;

namespace {

/// The message of what `work` throws as E; "" if it throws nothing.
template <class E, class Work>
std::string message(Work&& work) {
    try {
        work();
    } catch (const E& error) {
        return error.what();
    }
    return "";
}

Dataset growing(File& file, const std::string& name, Type type, std::size_t width) {
    return create_dataset(
        file.id(), name, {.type = type, .size = {0, width}, .chunk = {4, width}, .can_grow = true});
}

} // namespace

TEST_CASE("attributes come back in order and in kind", "[unit][hdf5]") {
    const test::Folder folder;
    const std::string large(5'000'000, 'x');
    const Attributes written{{"z", "last letter, first written – 新昌"},
                             {"a", std::int64_t{-9'007'199'254'740'993}},
                             {"b", 0.1},
                             {"c", true},
                             {"d", std::vector<double>{1.5, -2.0}},
                             {"e", std::vector<std::string>{"one", "", "three"}},
                             {"f", ""},
                             {"g", large},
                             {"h", std::vector<double>(100'000, 0.25)},
                             {"i", std::vector<std::string>{}},
                             {"j", std::vector<double>{}}};
    {
        File file = File::create(folder / "a.h5");
        write_attributes(file.id(), written);
        file.close();
    }
    Attributes expected = written;
    expected[3].second = std::int64_t{1};
    const Attributes read = File::open(folder / "a.h5").attributes();
    CHECK(read == expected);
    CHECK(integer(read, "a") == -9'007'199'254'740'993);
    CHECK(real(read, "b") == 0.1);
    CHECK(text(read, "f") == "");
    CHECK_FALSE(text(read, "absent"));
    CHECK_FALSE(integer(read, "b"));
}

TEST_CASE("rows are appended and read back whole, by rows and by box", "[unit][hdf5]") {
    const test::Folder folder;
    {
        File file = File::create(folder / "a.h5");
        Dataset counts = growing(file, "counts", Type::int16, 3);
        counts.append(std::span<const std::int16_t>{std::vector<std::int16_t>{1, 2, 3}});
        counts.append(std::span<const std::int16_t>{});
        counts.append(std::span<const std::int16_t>{std::vector<std::int16_t>{4, 5, 6, 7, 8, -9}});
        CHECK_THROWS_AS(
            counts.append(std::span<const std::int16_t>{std::vector<std::int16_t>{1, 2}}),
            std::invalid_argument);
        counts.close();
        file.close();
    }
    const Dataset counts = File::open(folder / "a.h5").dataset("counts");
    CHECK(counts.type() == Type::int16);
    CHECK(counts.size() == std::vector<std::size_t>{3, 3});
    CHECK(counts.read<std::int64_t>() == std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7, 8, -9});
    CHECK(counts.read_rows<double>(1, 1) == std::vector<double>{4, 5, 6});
    CHECK(counts.read_box<std::int16_t>({1, 1}, {2, 2}) == std::vector<std::int16_t>{5, 6, 8, -9});
    CHECK_THROWS_AS(counts.read_rows<double>(2, 2), std::invalid_argument);
}

TEST_CASE("groups, dimensions and labels are found again", "[unit][hdf5]") {
    const test::Folder folder;
    {
        File file = File::create(folder / "a.h5");
        Group inner = file.create_group("inner");
        Dataset sector = create_dimension(file.id(), "sector", {"bearings", "纺织"});
        Dataset row = create_bare_dimension(inner.id(), "row");
        Dataset values = create_dataset(inner.id(), "values",
                                        {.size = {0, 2}, .chunk = {8, 2}, .can_grow = true});
        attach(values, 0, row);
        attach(values, 1, sector);
        row.extend_to(5);
    }
    const File file = File::open(folder / "a.h5");
    CHECK(file.groups() == std::vector<std::string>{"inner"});
    CHECK(file.datasets() == std::vector<std::string>{"sector"});
    CHECK(file.contains("inner/values"));
    CHECK_FALSE(file.contains("inner/absent"));
    CHECK_FALSE(file.contains("absent/values"));
    CHECK(file.dataset("sector").read_text() == std::vector<std::string>{"bearings", "纺织"});
    CHECK(dimensions_of(file.dataset("inner/values")) == std::vector<std::string>{"row", "sector"});
    CHECK(dimensions_of(file.dataset("sector")) == std::vector<std::string>{"sector"});
    CHECK(is_bare_dimension(file.dataset("inner/row")));
    CHECK_FALSE(is_bare_dimension(file.dataset("sector")));
    CHECK(file.dataset("inner/row").size() == std::vector<std::size_t>{5});
}

TEST_CASE("two files with the same content are the same bytes", "[unit][hdf5]") {
    const test::Folder folder;
    for (const char* name : {"a.h5", "b.h5"}) {
        File file = File::create(folder / name);
        Dataset counts = growing(file, "counts", Type::int64, 1);
        counts.append(std::span<const std::int64_t>{std::vector<std::int64_t>{1, 2, 3}});
        counts.close();
        file.close();
        std::this_thread::sleep_for(
            std::chrono::milliseconds{name[0] == 'a' ? 1100 : 0}); // another second
    }
    CHECK(test::read_text(folder / "a.h5") == test::read_text(folder / "b.h5"));
}

TEST_CASE("a file that is no result is refused in words", "[unit][hdf5]") {
    const test::Folder folder;
    test::write_text(folder / "text.h5", "hello, this is not HDF5");
    test::write_text(folder / "empty.h5", "");
    const auto opened = [&](const std::string& name) {
        return [&folder, name] { (void)File::open(folder / name); };
    };

    CHECK(message<InputError>(opened("absent.h5")) ==
          (folder / "absent.h5").string() + ": no such file");
    CHECK(message<InputError>(opened("text.h5")).find("text.h5: not an HDF5 file; give") !=
          std::string::npos);
    CHECK(message<InputError>(opened("empty.h5")).find("not an HDF5 file") != std::string::npos);
    CHECK(message<InputError>(opened("")).find("is a folder") != std::string::npos);

    {
        File file = File::create(folder / "cut.h5");
        write_attribute(file.id(), "text", std::string(100'000, 'x'));
        file.close();
    }
    std::filesystem::resize_file(folder / "cut.h5", 50'000);
    CHECK(message<InputError>(opened("cut.h5")) ==
          (folder / "cut.h5").string() + ": is damaged or cut off (truncated file)");
}

TEST_CASE("what is not a regular file is refused before it is opened", "[unit][hdf5]") {
    const test::Folder folder;
    REQUIRE(mkfifo((folder / "pipe.h5").c_str(), 0600) == 0); // opening it would wait forever
    std::filesystem::create_symlink("pipe.h5", folder / "link.h5");
    for (const char* name : {"pipe.h5", "link.h5"}) {
        CHECK(message<InputError>([&] {
                  (void)File::open(folder / name);
              }).find("not an HDF5 file, but a pipe or a device") != std::string::npos);
    }
    CHECK(message<InputError>([] { (void)File::open(""); }).find("the name is empty") !=
          std::string::npos);
}

TEST_CASE("damage that is seen only in reading is told too", "[unit][hdf5]") {
    const test::Folder folder;
    {
        File file = File::create(folder / "a.h5");
        Dataset counts = growing(file, "counts", Type::int64, 3);
        counts.append(std::span<const std::int64_t>{std::vector<std::int64_t>(30, 7)});
        counts.close();
        write_attribute(file.id(), "words", "some words");
        file.close();
    }
    const std::string whole = test::read_text(folder / "a.h5");
    const auto damaged = [&](const std::string& what, std::size_t offset) {
        std::string bytes = whole;
        const std::size_t at = bytes.find(what);
        REQUIRE(at != bytes.npos);
        bytes[at + offset] = static_cast<char>(bytes[at + offset] ^ 0x40);
        test::write_text(folder / "b.h5", bytes);
        return message<InputError>([&] {
            const File file = File::open(folder / "b.h5");
            (void)file.attributes();
            (void)file.dataset(file.datasets().at(0)).read<double>();
        });
    };
    const std::string start = (folder / "b.h5").string() + ": is damaged or cut off (";
    CHECK(damaged("words", 0).starts_with(start));  // the root's header
    CHECK(damaged("TREE", 0).starts_with(start));   // the index of pieces
    CHECK(damaged("TREE", 32).starts_with(start));  // where the first piece belongs
    CHECK(damaged("GCOL", 0).starts_with(start));   // the heap of texts
    CHECK(damaged("OHDR", 300).starts_with(start)); // some dataset's header
}

TEST_CASE("what is open twice or missing is a file error with its cause", "[unit][hdf5]") {
    const test::Folder folder;
    File file = File::create(folder / "a.h5");
    CHECK(message<FileError>([&] {
              (void)file.dataset("absent");
          }).find("a.h5: cannot open absent: ") != std::string::npos);
    CHECK(message<FileError>([&] {
              (void)File::create(folder / "no-folder/a.h5");
          }).find("no such file or directory") != std::string::npos);
    Dataset left_open = growing(file, "counts", Type::int64, 1);
    CHECK(message<FileError>([&] { file.close(); }).find("cannot close the file") !=
          std::string::npos);
}
