# SPDX-License-Identifier: MIT
"""Files that are not what they should be: a clear message, never a crash, a hang or much memory."""
import os
import resource
import unittest

import h5py

import program
from program import FAILED_RUNS, FILE_TROUBLE, WRONG_INPUT

SECONDS = 10
MEBIBYTES = 800  # at most in memory: less than the odd files of 1 GiB


class OddFiles(program.TestCase):
    def refused(self, *arguments, says, codes=(WRONG_INPUT,)):
        answer = program.run(*arguments, cwd=self.folder, timeout=SECONDS)
        self.assertIn(answer.returncode, codes, (arguments, answer.stderr[-300:]))
        self.assertEqual(answer.stdout, "")
        self.assertRegex(answer.stderr, says)
        self.assertLess(len(answer.stderr), 20_000, "a flood of messages")
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss  # KiB, of the largest so far
        self.assertLess(most, MEBIBYTES * 1024)
        return answer.stderr

    def sparse(self, name, size=1 << 30):
        with open(self.folder / name, "wb") as file:
            file.truncate(size)
        return name

    def fill(self, name, content):
        (self.folder / name).write_bytes(content)
        return name


class OddScenarios(OddFiles):
    def both(self, name, says, **options):
        self.refused("check", name, says=says, **options)
        self.refused("run", name, "-o", "out.h5", says=says, **options)
        self.assertNotIn("out.h5", self.leftovers())

    def test_a_gigabyte(self):
        self.both(self.sparse("big.toml"), says=r"^big\.toml: .*1024 MiB.* 64 MiB")

    def test_a_directory(self):
        (self.folder / "folder.toml").mkdir()
        self.both("folder.toml", says=r"^folder\.toml: .*directory")

    def test_a_missing_file(self):
        self.both("missing.toml", says=r"^missing\.toml: .*does not exist")

    def test_a_pipe_and_a_device(self):
        os.mkfifo(self.folder / "pipe.toml")
        self.both("pipe.toml", says=r"^pipe\.toml: .*not a regular file")
        self.both("/dev/null", says=r"^/dev/null: .*not a regular file")

    def test_nul_bytes(self):
        self.both(self.fill("nul.toml", b"seed = 1\0\n"), says=r"^nul\.toml:1:9: .*NUL")

    def test_not_utf_8(self):
        name = self.fill("latin.toml", b'seed = 1\ntitle = "caf\xe9"\n')
        self.both(name, says=r"^latin\.toml:2:13: .*0xE9.*UTF-8")

    def test_an_empty_file(self):
        self.both(self.fill("empty.toml", b""), says=r"^empty\.toml: seed is missing")

    def test_a_byte_order_mark_and_windows_lines_are_no_fault(self):
        name = self.fill("windows.toml", b'\xef\xbb\xbfseed = 1\r\n[time]\r\nstart = "2013Q1"\r\n')
        self.succeed("check", name)

    def test_deep_nesting(self):
        deep = 10_000
        for name, text in (("arrays.toml", "title = " + "[" * deep + "]" * deep),
                           ("tables.toml", "a = " + "{a = " * deep + "1" + "}" * deep),
                           ("dots.toml", "a." * deep + "a = 1"),
                           ("open.toml", "title = " + "[" * deep)):
            with self.subTest(name):
                self.both(self.fill(name, text.encode()), says=rf"^{name}:1:\d+: .*deep")

    def test_a_very_long_line(self):
        self.both(self.fill("long.toml", b"x" * 10_000_000), says=r"^long\.toml:1:")

    def test_very_many_faults_are_not_all_told(self):
        text = "".join(f"wrong{i} = 1\n" for i in range(100_000))
        self.both(self.fill("many.toml", text.encode()), says="wrong0 is not a known key")

    @unittest.skipIf(program.is_root(), "root may read everything")
    def test_an_unreadable_file(self):
        self.fill("secret.toml", b"seed = 1")
        (self.folder / "secret.toml").chmod(0)
        self.both("secret.toml", says="secret.toml", codes=(FILE_TROUBLE,))


class OddTables(OddFiles):
    """Files that a scenario names."""

    def naming(self, key, name):
        values = {"table": f'population.table = "{name}"',
                  "links": f'network = {{ kind = "edge_list", file = "{name}" }}',
                  "graph": f'network = {{ kind = "graphml", file = "{name}" }}'}
        self.write("s.toml", f'seed = 1\ntime.start = "2013Q1"\n{values[key]}\n')

    def each(self, name, says):
        for key in ("table", "links", "graph"):
            with self.subTest(key):
                self.naming(key, name)
                self.refused("check", "s.toml", says=says)

    def test_a_gigabyte(self):
        self.each(self.sparse("big.csv"), says=r"^s\.toml:3:\d+: .*1024 MiB")

    def test_a_directory_and_a_pipe(self):
        (self.folder / "folder").mkdir()
        self.each("folder", says=r"^s\.toml:3:\d+: .*directory")
        os.mkfifo(self.folder / "pipe")
        self.each("pipe", says=r"^s\.toml:3:\d+: .*regular file")

    def test_nul_bytes(self):
        self.each(self.fill("nul.csv", b"from,to\n1,\0\n"), says=r"nul\.csv:2:3: .*NUL")

    def test_empty(self):
        self.each(self.fill("empty.csv", b""), says=r"^empty\.csv")

    def test_deeply_nested_xml(self):
        deep = 1_000_000
        self.fill("deep.graphml", b"<graphml>" + b"<a>" * deep + b"</a>" * deep + b"</graphml>")
        self.naming("graph", "deep.graphml")
        self.refused("check", "s.toml", says="deep.graphml")


class OddNumbers(OddFiles):
    def test_numbers_that_no_economy_has(self):
        """Money is whole fen in 64 bits: what cannot be booked is refused, never wrapped around."""
        for assignment in ("sector.0.revenue_median=1e10", "sector.0.revenue_median=1e12",
                           "sector.0.revenue_median=1e300", "cost.digital=[1e300, 1e300]",
                           "population.payback_threshold_median=1e308", "time.start=9999Q4"):
            with self.subTest(assignment):
                (self.folder / "out.h5").unlink(missing_ok=True)
                self.refused("run", program.scenario("xinchang.toml"), "-o", "out.h5",
                             "--replications", "1", "--set", assignment, says=".",
                             codes=(WRONG_INPUT, FAILED_RUNS))
                self.assertNotIn("out.h5", self.leftovers())


class OddResults(OddFiles):
    def each(self, name, says, **options):
        for command in ("digest", "show"):
            with self.subTest(command):
                self.refused(command, name, says=says, **options)

    def test_a_missing_file(self):
        self.each("missing.h5", says=r"^missing\.h5: no such file")

    def test_a_directory(self):
        (self.folder / "folder.h5").mkdir()
        self.each("folder.h5", says=r"^folder\.h5: .*folder")

    def test_other_formats(self):
        self.each(self.fill("text.h5", b"hello\n"), says=r"^text\.h5: not an HDF5 file")
        self.each(self.fill("empty.h5", b""), says=r"^empty\.h5: not an HDF5 file")
        self.each(self.sparse("big.h5"), says=r"^big\.h5: not an HDF5 file")
        self.each("/dev/null", says=r"^/dev/null: not an HDF5 file")

    def test_a_pipe(self):
        os.mkfifo(self.folder / "pipe.h5")
        self.each("pipe.h5", says=r"^pipe\.h5")

    def test_truncated(self):
        self.succeed("run", program.scenario("xinchang.toml"), "-o", "whole.h5",
                     "--replications", "1")
        whole = (self.folder / "whole.h5").read_bytes()
        for part in (0.01, 0.5, 0.99):
            self.fill("torn.h5", whole[:int(part * len(whole))])
            self.each("torn.h5", says=r"torn\.h5: .*truncated", codes=(WRONG_INPUT, FILE_TROUBLE))
        self.fill("torn.h5", whole[:40])
        self.each("torn.h5", says=r"torn\.h5: ", codes=(WRONG_INPUT, FILE_TROUBLE))

    def test_hdf5_files_of_others(self):
        with h5py.File(self.folder / "other.h5", "w") as file:
            file["numbers"] = [1, 2, 3]
        self.each("other.h5", says=r"^other\.h5: .*not a result of catchup")
        with h5py.File(self.folder / "hollow.h5", "w") as file:
            file.attrs["format"] = "catchup-result"
            file.attrs["format_version"] = 1
        self.each("hollow.h5", says=r"^hollow\.h5: ")
        with h5py.File(self.folder / "future.h5", "w") as file:
            file.attrs["format"] = "catchup-result"
            file.attrs["format_version"] = 99
        self.each("future.h5", says=r"^future\.h5: .*version 99")

    def test_the_first_wrong_one_of_several(self):
        self.succeed("run", program.scenario("xinchang.toml"), "-o", "good.h5",
                     "--replications", "1")
        self.refused("show", "good.h5", "missing.h5", says=r"^missing\.h5: no such file")


if __name__ == "__main__":
    program.main()
