# SPDX-License-Identifier: MIT
"""Sweeps as tests need them: a design of many small runs, and what its journals say was done."""
import collections
import pathlib
import subprocess
import tempfile

import program


def design(scenario="xinchang-mixed.toml", points=1000, replications=2, title="a test"):
    """600 firms, 28 quarters, one factor; by default 2,000 runs."""
    return f"""
title = "{title}"
scenario = "{program.scenario(scenario)}"
seed = 7
method = {{ kind = "latin_hypercube", points = {points} }}
replications = {{ kind = "fixed", count = {replications} }}
[[factor]]
key = "benefit.complementarity"
kind = "uniform"
low = 0.006
high = 0.03
"""


def lines(folder):
    """The whole lines of all journals, as lists of their fields."""
    for path in sorted((folder / "journal").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
            if line.endswith("\n"):
                yield line.rstrip("\n").split("\t")


def done_runs(folder):
    """How often each run was told to be done: {(world, replication): times}."""
    return collections.Counter((line[1], int(line[2])) for line in lines(folder)
                               if line[0] == "done")


class Sweeping(program.TestCase):
    """One undisturbed sweep for all tests of a class, and the comparison with it."""

    points = 1000

    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="catchup-")
        cls.addClassCleanup(holder.cleanup)
        cls.home = pathlib.Path(holder.name)
        (cls.home / "d.toml").write_text(design(points=cls.points), encoding="utf-8")
        for command in (["sweep", "d.toml", "-o", "calm"], ["merge", "calm", "-o", "calm.h5"]):
            answer = program.run(*command, cwd=cls.home)
            assert answer.returncode == program.DONE, answer.stderr
        cls.calm = program.run("digest", cls.home / "calm.h5").stdout.split()[0]

    def setUp(self):
        super().setUp()
        self.d = self.write("d.toml", design(points=self.points))

    def merged(self, sweep="s"):
        """The digest of a finished sweep's merged file."""
        self.succeed("merge", sweep, "-o", f"{sweep}.h5")
        return self.digest(f"{sweep}.h5")

    def check_whole(self, sweep="s", reported=()):
        """Every run is there once, none that was reported was run again, the data are the same."""
        done = done_runs(self.folder / sweep)
        self.assertEqual(len(done), 2 * self.points)
        self.assertEqual({run: times for run, times in done.items() if times != 1}, {})
        self.assertEqual(set(reported) - set(done), set())
        self.assertEqual(self.merged(sweep), self.calm)

    def launch(self, command, **options):
        """Starts any command line in the test's folder, in a process group of its own."""
        return subprocess.Popen([str(c) for c in command], cwd=self.folder,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
                                start_new_session=True, **options)
