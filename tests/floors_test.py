#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every #include keeps to its floor and below; each third-party library has its one door."""
import pathlib
import re
import sys
import unittest

SOURCE = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else ".").resolve()

# floor -> floors it may include beside itself
ALLOWED = {
    "sim/base": [],
    "sim/numerics": ["sim/base"],
    "sim/random": ["sim/base", "sim/numerics"],
    "sim/parallel": ["sim/base"],
    "sim/network": ["sim/base", "sim/numerics", "sim/random", "sim/parallel"],
    "sim/config": ["sim/base"],
    "sim/hdf5": ["sim/base"],
    "sim/output": ["sim/base", "sim/hdf5"],
    "sim/run": ["sim/base", "sim/parallel", "sim/config", "sim/output", "sim/hdf5"],
    "sim/experiments": ["sim/base", "sim/numerics", "sim/random", "sim/parallel", "sim/config",
                        "sim/hdf5", "sim/output", "sim/run"],
    "models": ["sim/base", "sim/numerics", "sim/random", "sim/parallel", "sim/network",
               "sim/config", "sim/hdf5", "sim/output", "sim/run"],
    "analysis": ["sim/base", "sim/numerics", "sim/parallel", "sim/hdf5"],
    "app": ["sim", "models", "analysis", "web"],
    "web": [],
}
# header -> the only files that may include it
DOORS = {
    r"tbb/|oneapi/": r"sim/parallel/blocks\.cpp",
    r"toml\+\+/": r"sim/config/toml\.cpp",
    r"hdf5": r"sim/hdf5/library\.hpp",
    r"boost/graph|boost/property_map": r"sim/network/.*\.cpp",
    # the sums of a Cox model are matrices, shared by two .cpp files and by nobody else
    r"Eigen/": r"(sim/numerics|analysis)/.*\.cpp|analysis/survival/cox_sums\.hpp",
    r"Random123/": r"sim/random/philox\.hpp",
    r"sleef": r"sim/numerics/elementary(_of_many)?\.cpp",
    r"hwy/": r"sim/(numerics|random)/.*\.cpp",
    r"CLI/": r"app/.*\.cpp",
    r"openssl/": r"sim/output/.*\.cpp",
    r"nlohmann/": r"(app|analysis)/.*\.cpp",
}
# kinds that never include each other: they meet in the world
KINDS = ["adoption", "networks", "sectors", "outputs", "policy", "windows"]


def sources():
    for top in ("sim", "models", "analysis", "web", "app"):
        for path in sorted((SOURCE / top).rglob("*.[ch]pp")):
            yield path.relative_to(SOURCE).as_posix(), path.read_text()


def floor_of(name):
    matches = [floor for floor in ALLOWED if name.startswith(floor + "/")]
    return max(matches, key=len)


class Floors(unittest.TestCase):
    def test_no_include_goes_up_or_sideways(self):
        for name, text in sources():
            floor = floor_of(name)
            for included in re.findall(r'#include "([^"]+)"', text):
                allowed = [floor] + ALLOWED[floor]
                self.assertTrue(any(included.startswith(a + "/") for a in allowed),
                                f"{name} ({floor}) includes {included}")

    def test_each_library_has_one_door(self):
        for name, text in sources():
            for included in re.findall(r"#include <([^>]+)>", text):
                for header, door in DOORS.items():
                    if re.match(header, included):
                        self.assertRegex(name, f"^{door}$", f"{name} includes <{included}>")

    def test_kinds_do_not_know_each_other(self):
        for name, text in sources():
            for kind in KINDS:
                if not name.startswith(f"models/{kind}/") or name == "models/sectors/sector.cpp":
                    continue
                for other in KINDS:
                    if other != kind:
                        self.assertNotIn(f'#include "models/{other}/', text, name)

    def test_nothing_that_spoils_determinism(self):
        banned = (r"std::(normal|uniform_real|uniform_int|exponential|poisson|bernoulli|discrete)"
                  r"_distribution|parallel_reduce|static_partitioner|random_device|fast-math"
                  r"|std::(exp|log|pow|erf|erfc)\(")
        for name, text in sources():
            if name.startswith(("sim/", "models/")):
                self.assertNotRegex(text, banned, name)

    def test_each_purpose_of_a_draw_belongs_to_one_file(self):
        purposes = re.findall(r"^    (\w+) = \d+,", (SOURCE / "sim/random/purpose.hpp").read_text(),
                              re.MULTILINE)
        self.assertGreater(len(purposes), 10)
        for purpose in purposes:
            users = [name for name, text in sources() if re.search(rf"\bPurpose::{purpose}\b", text)]
            self.assertLessEqual(len(users), 1, f"{purpose} is drawn in {users}")

    def test_each_test_case_is_run_by_its_name(self):
        """CTest cuts names at semicolons, and a name that finds no test counts as passed."""
        for path in (SOURCE / "tests").rglob("*_test.cpp"):
            for title in re.findall(r'TEST_CASE\(\s*"([^"]*)"', path.read_text()):
                self.assertNotRegex(title, ";", path.name)

    def test_files_are_short(self):
        for name, text in sources():
            self.assertLessEqual(text.count("\n"), 400, name)


if __name__ == "__main__":
    unittest.main()
