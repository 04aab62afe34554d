// SPDX-License-Identifier: MIT
#include "sim/output/digest.hpp"

#include <set>
#include <sstream>

#include <sys/stat.h>

#include "sim/base/error.hpp"
#include "sim/output/sha256.hpp"
#include "tests/hdf5/folder.hpp"
#include "tests/output/sample.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;
using namespace catchup::output;

namespace {

/// A fresh sample after a change by h5py (as `f`), in another file of the folder.
std::filesystem::path changed(const test::Folder& folder, const std::string& change) {
    test::write_sample(folder / "changed.h5");
    const test::Outcome seen =
        test::python(folder, "import warnings\n"
                             "warnings.simplefilter('ignore')\n"
                             "import h5py, numpy as np\n"
                             "with h5py.File('changed.h5', 'r+') as f:\n    " +
                                 change + "\n");
    INFO(seen.printed);
    REQUIRE(seen.status == 0);
    return folder / "changed.h5";
}

/// Names of the datasets whose hashes differ.
std::vector<std::string> differing(const std::filesystem::path& a, const std::filesystem::path& b) {
    const std::vector<DatasetDigest> first = digests(a);
    const std::vector<DatasetDigest> second = digests(b);
    std::vector<std::string> names;
    REQUIRE(first.size() == second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (!(first[i] == second[i])) {
            names.push_back(first[i].name);
        }
    }
    return names;
}

} // namespace

TEST_CASE("SHA-256 is the published one", "[unit][output]") {
    Sha256 hash; // of "abc", FIPS 180-2
    hash.add(std::span<const char>{"abc", 3});
    CHECK(hash.finish() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a digest ignores how and where the file was made", "[output][digest]") {
    const test::Folder folder;
    test::write_sample(folder / "a.h5");
    const std::string whole = digest(folder / "a.h5");
    CHECK(whole.size() == 64);
    test::write_sample(folder / "b.h5", 3, {{"host", "there"}, {"threads", std::int64_t{16}}});
    CHECK(digest(folder / "b.h5") == whole);

    const std::string rewritten =
        "d = f['entries']; v = d[...]; a = dict((k, d.attrs[k]) for k in ('units', 'long_name'))\n"
        "    del f['entries']\n"
        "    d = f.create_dataset('entries', data=v.astype('>i4'), chunks=(2, 3, 1), "
        "compression='gzip', compression_opts=9)\n"
        "    for k, x in a.items(): d.attrs[k] = x\n"
        "    for i, n in enumerate(('replication', 'time', 'sector')): "
        "d.dims[i].attach_scale(f[n])";
    CHECK(digest(changed(folder, rewritten)) == whole);
    CHECK(digest(changed(folder, "f.attrs['title'] = 'x'; f.attrs['command'] = 'y'")) == whole);
    CHECK(digest(changed(folder, "f['parameters'].attrs['share'] = 0.75")) == whole);
}

TEST_CASE("a digest notices any change of what the file says", "[output][digest]") {
    const test::Folder folder;
    test::write_sample(folder / "a.h5");
    const std::string whole = digest(folder / "a.h5");
    const auto of = [&](const std::string& change) {
        return differing(folder / "a.h5", changed(folder, change));
    };
    using Names = std::vector<std::string>;
    CHECK(of("f['entries'][2, 3, 1] += 1") == Names{"entries"});
    CHECK(digest(folder / "changed.h5") != whole);
    CHECK(of("f['events/truth'][4] = np.nextafter(f['events/truth'][4], 1)") ==
          Names{"events/truth"});
    CHECK(of("f['margin'].attrs['units'] = 'percent'") == Names{"margin"});
    CHECK(of("f['public_spending'].attrs['scale_factor'] = 1e-6") == Names{"public_spending"});
    CHECK(of("f['quarter'][1] = '2013Q3'") == Names{"quarter"});
    CHECK(of("f['events/kind'].attrs['flag_meanings'] = 'started over_run completed'") ==
          Names{"events/kind"});
    for (const char* change :
         {"f.attrs['seed'] = 43", "f.attrs['model_version'] = 4", "f.attrs['scenario'] = ''",
          "del f['luck']", "f.move('luck', 'chance')"}) {
        INFO(change);
        CHECK(digest(changed(folder, change)) != whole);
    }
    test::write_sample(folder / "b.h5", 2);
    CHECK(digest(folder / "b.h5") != whole);
}

TEST_CASE("only results have a digest", "[output][digest]") {
    const test::Folder folder;
    const auto refusal = [](const std::filesystem::path& path) {
        std::string text;
        CHECK_THROWS_AS(digests(path), InputError);
        try {
            (void)digest(path);
        } catch (const InputError& error) {
            text = error.what();
        }
        return text;
    };
    const auto refused = [&](const std::string& change, const std::string& why) {
        const std::string text = refusal(changed(folder, change));
        INFO(change << ": " << text);
        CHECK(text.starts_with((folder / "changed.h5").string() + ": "));
        CHECK(text.find(why) != std::string::npos);
    };
    refused("del f.attrs['format']", "not a result of catchup");
    refused("f.attrs['format'] = 'other'", "not a result of catchup");
    refused("del f.attrs['format_version']", "no valid format_version");
    refused("f.attrs['format_version'] = 0", "no valid format_version");
    refused("f.attrs['format_version'] = 99",
            "is of format version 99, this program reads up to 1");
    refused("del f['quarter']", "without the variables replication and quarter");
    refused("[f.__delitem__(n) for n in list(f)]", "without the variables");
    refused("del f['quarter']; f['quarter'] = 1", "without the variables");
    refused("f['odd'] = np.zeros(3, dtype=[('a', 'i4'), ('b', 'f8')])", "neither numbers nor text");
    CHECK(refusal(folder / "absent.h5").find("no such file") != std::string::npos);
    REQUIRE(mkfifo((folder / "pipe.h5").c_str(), 0600) == 0);
    CHECK(refusal(folder / "pipe.h5").find("a pipe or a device") != std::string::npos);
}

TEST_CASE("a flipped bit in any dataset's numbers is noticed", "[output][digest]") {
    const test::Folder folder;
    test::write_sample(folder / "a.h5");
    const test::Outcome pieces = test::python(folder, R"(
import warnings
warnings.simplefilter('ignore')
import h5py
def show(name, d):
    if isinstance(d, h5py.Dataset) and d.dtype.kind in 'if' and d.id.get_storage_size() > 0:
        for i in range(d.id.get_num_chunks()):
            chunk = d.id.get_chunk_info(i)
            print(name, chunk.byte_offset, chunk.size)
with h5py.File('a.h5') as f: f.visititems(show)
)");
    INFO(pieces.printed);
    REQUIRE(pieces.status == 0);
    std::string bytes = test::read_text(folder / "a.h5");
    const std::string whole = digest(folder / "a.h5");
    std::istringstream lines{pieces.printed};
    std::set<std::string> datasets;
    std::string name;
    std::size_t first = 0;
    std::size_t size = 0;
    while (lines >> name >> first >> size) {
        datasets.insert(name);
        REQUIRE(first + size <= bytes.size());
        for (const std::size_t at : {first, first + size / 2, first + size - 1}) {
            const char old = bytes[at];
            bytes[at] = static_cast<char>(old ^ (1 << (at % 8)));
            test::write_text(folder / "b.h5", bytes);
            std::string text;
            try {
                text = digest(folder / "b.h5");
            } catch (const InputError& error) {
                text = error.what();
            }
            INFO(name << ", byte " << at << ": " << text);
            CHECK(text.find("b.h5: is damaged or cut off (cannot read " +
                            name.substr(name.rfind('/') + 1) + ": ") != std::string::npos);
            bytes[at] = old;
        }
    }
    CHECK(datasets.size() == 21); // all but two of labels and two that are bare dimensions
    test::write_text(folder / "b.h5", bytes);
    CHECK(digest(folder / "b.h5") == whole);
}

TEST_CASE("a large dataset is hashed in pieces as it would be whole", "[output][digest]") {
    const test::Folder
        folder; // 2 x 4 x 300 000 doubles: a row is larger than what is held at a time
    Schema schema;
    schema.first = Quarter{2013, 1};
    schema.quarters = 3;
    schema.dimensions = {{"firm", "place", 300'000, {}}};
    schema.variables = {{"panel", "1", "x", {"time", "firm"}, Number::real, 1.0, ""}};
    Writer writer{folder / "a.h5", schema};
    Sha256 whole;
    for (const std::string text : {"panel"}) {
        whole.add(text);
    }
    whole.add(std::int64_t{3});
    whole.add("replication");
    whole.add(std::int64_t{2});
    whole.add("time");
    whole.add(std::int64_t{4});
    whole.add("firm");
    whole.add(std::int64_t{300'000});
    whole.add("1");
    whole.add(1.0);
    whole.add("");
    whole.add("real");
    for (int r = 0; r < 2; ++r) {
        std::vector<double> values(1'200'000);
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = static_cast<double>(i) + r * 0.5;
        }
        whole.add(std::span<const double>{values});
        Record record;
        record.variables = {std::move(values)};
        writer.append(record);
    }
    writer.finish({}, {}, {});
    const std::vector<DatasetDigest> found = digests(folder / "a.h5");
    REQUIRE(found.size() == 5);
    CHECK(found[1].name == "panel");
    CHECK(found[1].hash == whole.finish());
}
