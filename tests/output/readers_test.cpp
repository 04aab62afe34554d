// SPDX-License-Identifier: MIT
// What others see of a result file: xarray through both engines, and ncdump.
#include "tests/hdf5/folder.hpp"
#include "tests/output/sample.hpp"
#include "tests/support/catch.hpp"

using namespace catchup;

TEST_CASE("xarray opens the root and every group without a warning", "[output][readers]") {
    const test::Folder folder;
    test::write_sample(folder / "sample.h5");
    const test::Outcome seen = test::python(folder, R"(
import warnings
with warnings.catch_warnings():     # what the libraries warn about themselves
    warnings.simplefilter("ignore")
    import numpy as np, xarray as xr, h5netcdf, netCDF4
for engine in ("h5netcdf", "netcdf4"):
    with xr.open_dataset("sample.h5", engine=engine) as d:
        d.load()
        assert dict(d.sizes) == {"replication": 3, "time": 4, "sector": 2, "firm": 5}, d.sizes
        assert list(d.sector.values) == ["bearings", "纺织"]
        assert d.entries.dtype == np.int64 and d.entries.dims == ("replication", "time", "sector")
        assert d.entries.values[2, 1, 0] == 202
        assert d.entries.attrs == {"units": "1", "long_name": "firms that enter"}, d.entries.attrs
        assert abs(d.public_spending.values[0, 0, 0] - 1.23456789) < 1e-12
        assert d.public_spending.attrs["units"] == "million RMB"
        assert list(d.time.values) == [np.datetime64(t, "ns") for t in
                                       ("2012-10-01", "2013-01-01", "2013-04-01", "2013-07-01")]
        assert d.time.encoding["calendar"] == "proleptic_gregorian"
        assert list(d.quarter.values) == ["2012Q4", "2013Q1", "2013Q2", "2013Q3"]
        assert list(d.luck.values) == [0.5, 1.5, 2.5]
        assert d.attrs["Conventions"] == "CF-1.8" and d.attrs["title"] == "sample – 新昌"
        assert d.attrs["format"] == "catchup-result" and d.attrs["format_version"] == 1
        assert d.attrs["scenario"] == "seed = 42\nname = \"新昌\"\n"
        assert list(d.attrs)[:4] == ["Conventions", "title", "format", "format_version"]
    with xr.open_dataset("sample.h5", engine=engine, group="events") as d:
        d.load()
        assert d.sizes["event"] == 9, d.sizes
        assert list(d.offset.values) == [0, 2, 5] and list(d.rows.values) == [2, 3, 4]
        assert list(d.replication.values) == [0, 0, 1, 1, 1, 2, 2, 2, 2]
        assert list(d.kind.attrs["flag_values"]) == [0, 1, 2] and d.kind.attrs["flag_values"].dtype == np.int8
        assert d.kind.attrs["flag_meanings"] == "started completed over_run"
        assert d.kind.dtype == np.int8 and d.firm.dtype == np.int32 and d.gain.dtype == np.float32
        assert list(d.cost.values) == [50.0] * 9
    with xr.open_dataset("sample.h5", engine=engine, group="ledger") as d:
        assert d.sizes["booking"] == 3 and list(d.rows.values) == [0, 1, 2]
    with xr.open_dataset("sample.h5", engine=engine, group="population") as d:
        assert d.ability.values.shape == (3, 5)
    with xr.open_dataset("sample.h5", engine=engine, group="parameters") as d:
        assert d.attrs["firms.number"] == 5 and d.attrs["network.is_open"] == 1 and d.attrs["share"] == 0.5
    with xr.open_dataset("sample.h5", engine=engine, group="provenance") as d:
        assert d.attrs["host"] == "here"
)");
    INFO(seen.printed);
    CHECK(seen.status == 0);
}

TEST_CASE("all numbers have a checksum, and readers say so", "[output][readers]") {
    const test::Folder folder;
    test::write_sample(folder / "sample.h5");
    const test::Outcome seen = test::python(folder, R"(
import warnings
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import h5py, h5netcdf, netCDF4
seen = []
def look(name, d):
    if isinstance(d, h5py.Dataset):
        d[...]
        assert d.fletcher32 == (d.dtype.kind in "if"), name
        seen.append(name)
with h5py.File("sample.h5") as f: f.visititems(look)
assert len(seen) == 25, seen
with netCDF4.Dataset("sample.h5") as f:
    for v in [*f.variables.values(), *f["events"].variables.values()]:
        v[...]
        assert v.dtype == str or v.filters()["fletcher32"] and v.filters()["zlib"], v
with h5netcdf.File("sample.h5") as f:
    assert f["entries"].fletcher32 and f["time"].fletcher32 and f["events/cost"].fletcher32
    assert f["entries"][2, 1, 0] == 202 and f["events/kind"].shape == (9,)
)");
    INFO(seen.printed);
    CHECK(seen.status == 0);
    const test::Outcome dump = test::shell(folder, "ncdump -hs " + (folder / "sample.h5").string());
    INFO(dump.printed);
    CHECK(dump.status == 0);
    for (const char* expected : {"entries:_Fletcher32 = \"true\"", "time:_Fletcher32 = \"true\"",
                                 "kind:_Fletcher32 = \"true\""}) {
        INFO(expected);
        CHECK(dump.printed.find(expected) != std::string::npos);
    }
}

TEST_CASE("readers accept a file without replications and one without rows", "[output][readers]") {
    const test::Folder folder;
    test::write_sample(folder / "none.h5", 0);
    const test::Outcome seen = test::python(folder, R"(
import warnings
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import xarray as xr, h5netcdf, netCDF4
for engine in ("h5netcdf", "netcdf4"):
    for group, size in (("", 0), ("events", 0)):
        with xr.open_dataset("none.h5", engine=engine, group=group) as d:
            d.load()
            assert d.sizes["replication"] == 0
)");
    INFO(seen.printed);
    CHECK(seen.status == 0);
}

TEST_CASE("ncdump describes the file cleanly", "[output][readers]") {
    const test::Folder folder;
    test::write_sample(folder / "sample.h5");
    const test::Outcome seen = test::shell(folder, "ncdump -h " + (folder / "sample.h5").string());
    INFO(seen.printed);
    CHECK(seen.status == 0);
    for (const char* expected :
         {"replication = UNLIMITED ; // (3 currently)", "event = UNLIMITED ; // (9 currently)",
          "int64 entries(replication, time, sector)", "public_spending:scale_factor = 1.e-08",
          "time:units = \"days since 2012-10-01\"", "byte kind(event)", "string quarter(time)",
          "double ability(replication, firm)", "group: parameters"}) {
        INFO(expected);
        CHECK(seen.printed.find(expected) != std::string::npos);
    }
    CHECK(seen.printed.find("_FillValue") == std::string::npos);
    CHECK(seen.printed.find("phony_dim") == std::string::npos);
    CHECK(test::shell(folder, "ncdump " + (folder / "sample.h5").string()).status == 0);
}
