# SPDX-License-Identifier: MIT
"""Sweeps: the same data for any way of running, failures, damage, full disks, who is at work."""
import contextlib
import json
import os
import resource
import signal
import subprocess
import time

import h5py
import numpy as np

import program
import sweeps
from program import DONE, FAILED_RUNS, FILE_TROUBLE, WRONG_INPUT, WRONG_USAGE

FAILING = """
title = "one value is out of range"
scenario = "{scenario}"
method.kind = "factorial"
replications = {{ kind = "fixed", count = 2 }}
[[factor]]
key = "benefit.complementarity"
name = "c"
kind = "levels"
values = [0.01, -1.0, 0.02]
"""


class SameData(sweeps.Sweeping):
    points = 100

    def test_threads_and_shards(self):
        for threads in (1, 2, 3, 8):
            self.succeed("sweep", self.d, "-o", f"t{threads}", "--threads", threads, "--quiet")
            self.check_whole(f"t{threads}")
        for part in (3, 2, 1):
            self.succeed("sweep", self.d, "-o", "s", "--shard", f"{part}/3", "--quiet")
        self.check_whole()

    def test_the_file_is_what_run_simulates(self):
        """The wrong-model control of all digests here: each value is that of catchup run."""
        with h5py.File(self.home / "calm.h5") as merged:
            point = 37
            value = merged["benefit_complementarity"][point]
            firms = merged["firms"][point, 0]
        self.succeed("run", program.scenario("xinchang-mixed.toml"), "-o", "r.h5",
                     "--replications", 2, "--set", f"benefit.complementarity={value!r}", "--quiet")
        with h5py.File(self.folder / "r.h5") as one:
            np.testing.assert_array_equal(firms, one["firms"][:])
            self.assertTrue((firms != one["firms"][:][::-1]).any(), "replications differ")

    def test_more_points_keep_the_old_ones(self):
        sobol = [sweeps.design(points=n).replace("latin_hypercube", "sobol") for n in (16, 32)]
        self.write("d.toml", sobol[0])
        self.succeed("sweep", self.d, "-o", "s", "--quiet")
        self.write("d.toml", sobol[1])
        answer = program.run("sweep", self.d, "-o", "s", "--quiet", cwd=self.folder)
        self.assertIn("runs that both have are kept", answer.stderr)
        done = sweeps.done_runs(self.folder / "s")
        self.assertEqual((len(done), set(done.values())), (64, {1}))

    def test_equal_points_run_once(self):
        text = sweeps.design().replace('"latin_hypercube", points = 1000', '"list", file = "p.csv"')
        self.write("d.toml", text)
        self.write("p.csv", "benefit_complementarity\n0.01\n0.02\n0.01\n")
        for part in (1, 2):
            self.succeed("sweep", self.d, "-o", "s", "--shard", f"{part}/2", "--quiet")
        self.assertEqual(len(sweeps.done_runs(self.folder / "s")), 4)
        self.merged()
        with h5py.File(self.folder / "s.h5") as merged:
            np.testing.assert_array_equal(merged["firms"][0], merged["firms"][2])
            self.assertTrue((merged["firms"][0] != merged["firms"][1]).any())

    def test_verify_folder_and_file(self):
        self.succeed("sweep", self.d, "-o", "s", "--quiet")
        self.merged()
        self.assertIn("yes, 20 of 200 runs", self.succeed("verify", "s"))
        self.assertIn("yes, 200 of 200 runs", self.succeed("verify", "s.h5", "--sample", 0))
        for name, place in (("firms", (5, 0, 1, 28, 0, 3)), ("public_spending", (60, 0, 0, 9))):
            with h5py.File(self.folder / "s.h5", "r+") as merged:
                kept = merged[name][place]
                merged[name][place] = kept + 1
            answer = program.run("verify", "s.h5", "--sample", 0, cwd=self.folder)
            self.assertEqual(answer.returncode, WRONG_INPUT)
            self.assertRegex(answer.stdout, rf"no, run {place[0]}, arm scenario, replication "
                                            rf"{place[2]}: {name}: value")
            with h5py.File(self.folder / "s.h5", "r+") as merged:
                merged[name][place] = kept
        with h5py.File(self.folder / "s.h5", "r+") as merged:
            merged["benefit_complementarity"][4] += 1e-9
        answer = program.run("verify", "s.h5", "--sample", 0, cwd=self.folder)
        self.assertIn("run 4, arm scenario, replication 0: its scenario cannot be had again",
                      answer.stdout)


class Precision(program.TestCase):
    def test_replications_until_the_interval_is_narrow(self):
        text = sweeps.design(points=3).replace(
            'kind = "fixed", count = 2',
            'kind = "precision", outcome = "reached", goal = "D1N1I0", half_width = 0.004, '
            'pilot = 10, more = 5, cap = 60')
        self.write("d.toml", text)
        self.succeed("sweep", "d.toml", "-o", "s", "--quiet")
        self.succeed("merge", "s", "-o", "s.h5")
        from scipy import stats
        with h5py.File(self.folder / "s.h5") as merged:
            status = merged["status"][:, 0]
            last = merged["firms"][:, 0, :, -1].sum(axis=2).astype(float)
            labels = [s.decode() for s in merged["state"][:]]
        reached = np.array([int(s[1]) >= 1 and int(s[3]) >= 1 for s in labels])
        for point in range(3):
            count = int((status[point] == 0).sum())
            shares = last[point, :count] @ reached / last[point, :count].sum(axis=1)
            half = [stats.sem(shares[:n]) * stats.t.ppf(0.975, n - 1)
                    for n in range(10, count + 1, 5)]
            self.assertTrue(all(h > 0.004 for h in half[:-1]), half)
            self.assertTrue(half[-1] <= 0.004 or count == 60, half)
            self.assertGreater(count, 10)


class Arms(program.TestCase):
    def test_arms_share_seeds_and_what_only_one_has_is_left_out(self):
        text = sweeps.design(points=2).replace(
            f'scenario = "{program.scenario("xinchang-mixed.toml")}"\n', "")
        arms = "".join(f'[[arm]]\nname = "{name}"\nscenario = '
                       f'"{program.scenario(f"xinchang-{name}.toml")}"\n'
                       for name in ("bottom-up", "top-down"))
        self.write("d.toml", text + arms)
        answer = program.run("sweep", "d.toml", "-o", "s", "--quiet", cwd=self.folder)
        self.assertEqual(answer.returncode, DONE)
        self.assertIn("purse_spending is not recorded", answer.stderr)  # purses of other names
        self.succeed("merge", "s", "-o", "s.h5")
        with h5py.File(self.folder / "s.h5") as merged:
            self.assertNotIn("purse_spending", merged)
            firms = merged["firms"][:]
            status = merged["status"][:]
            np.testing.assert_array_equal(firms[:, 0, :, 0], firms[:, 1, :, 0])  # one past
            self.assertTrue((firms[:, 0, :, -1] != firms[:, 1, :, -1]).any())
            labels = [s.decode() for s in merged["state"][:]]
        reached = np.array([s[1] > "0" and s[3] > "0" for s in labels])
        by_point = (firms[:, :, :, -1].sum(axis=3) @ reached).mean(axis=2)
        shown = json.loads(self.succeed("show", "s.h5", "--format", "json"))
        for arm, name in enumerate(("bottom-up", "top-down")):
            row, = [r for r in shown if r["measure"] == "firms_reached" and r["group"] == name]
            self.assertAlmostEqual(row["estimate"], by_point[:, arm].mean(), places=9)
            self.assertEqual((row["low"], row["high"]),
                             (by_point[:, arm].min(), by_point[:, arm].max()))
        runs, = [r for r in shown if r["measure"] == "runs" and r["item"] == "done"]
        self.assertEqual(runs["estimate"], status.size)
        self.assertIn("top-down", self.succeed("show", "s.h5"))
        self.assertIn("holds a sweep of many scenarios",
                      self.fail_with(WRONG_INPUT, "explain", "s.h5", "--replication",
                                     0, "--firm", 1))

    def test_arms_may_come_and_go(self):
        """What is recorded follows from the arms: with others, runs are others."""
        text = sweeps.design(points=4).replace(
            f'scenario = "{program.scenario("xinchang-mixed.toml")}"\n', "")
        arm = {name: f'[[arm]]\nname = "{name}"\nscenario = '
                     f'"{program.scenario(f"xinchang-{name}.toml")}"\n'
               for name in ("bottom-up", "top-down")}
        for arms, has_purses in ((["bottom-up", "top-down"], False), (["bottom-up"], True),
                                 (["bottom-up", "top-down"], False)):
            self.write("d.toml", text + "".join(arm[name] for name in arms))
            answer = program.run("sweep", "d.toml", "-o", "s", "--quiet", cwd=self.folder)
            self.assertEqual(answer.returncode, DONE, answer.stderr)
            self.assertIn(f"{8 * len(arms)} runs done, 0 failed, 0 left", answer.stdout)
            self.succeed("merge", "s", "-o", "s.h5")
            self.assertIn("every value is the same", self.succeed("verify", "s.h5"))
            with h5py.File(self.folder / "s.h5") as merged:
                self.assertEqual("purse_spending" in merged, has_purses)

    def test_factors_may_not_be_called_what_is_recorded(self):
        for name in ("firms", "sector", "world", "replication", "time"):
            self.write("d.toml", sweeps.design(points=2) + f'name = "{name}"\n')
            self.assertIn(f"the factor '{name}' has the name of something that is recorded",
                          self.fail_with(WRONG_INPUT, "sweep", "d.toml", "-o", "s"))

    def test_arms_that_no_file_can_hold_together(self):
        arm = '[[arm]]\nname = "{0}"\nscenario = "{1}"\n'
        self.write("d.toml", 'method.kind = "factorial"\n'
                   + arm.format("a", program.scenario("xinchang.toml"))
                   + arm.format("b", program.scenario("defaults.toml")))
        self.assertIn("no variable in common",
                      self.fail_with(WRONG_INPUT, "sweep", "d.toml", "-o", "s"))
        self.write("d.toml", f'scenario = "{program.scenario("xinchang.toml")}"\n'
                   'method.kind = "factorial"\n[[factor]]\nkey = "time.start"\nkind = "levels"\n'
                   'names = ["2013Q1", "2012Q1"]\n')
        answer = program.run("sweep", "d.toml", "-o", "s", "--quiet", cwd=self.folder)
        self.assertEqual(answer.returncode, FAILED_RUNS)
        self.assertIn("has other dimensions, labels or quarters", self.succeed("status", "s"))


class Failures(program.TestCase):
    def setUp(self):
        super().setUp()
        self.write("d.toml", FAILING.format(scenario=program.scenario("xinchang-mixed.toml")))

    def test_a_point_that_fails_is_a_row_with_its_reason(self):
        answer = program.run("sweep", "d.toml", "-o", "s", "--quiet", cwd=self.folder)
        self.assertEqual(answer.returncode, FAILED_RUNS)
        self.assertIn("4 runs done, 2 failed, 0 left", answer.stdout)
        status = self.succeed("status", "s")
        self.assertIn("6 runs: 4 done, 2 failed, 0 left", status)
        self.assertIn("complementarity", status)
        answer = program.run("merge", "s", "-o", "s.h5", cwd=self.folder)
        self.assertEqual(answer.returncode, FAILED_RUNS)
        with h5py.File(self.folder / "s.h5") as merged:
            np.testing.assert_array_equal(merged["status"][:, 0],
                                          [[0, 0], [1, 1], [0, 0]])
            failures = list(merged.attrs["failures"])
            missing = merged["firms"].attrs["_FillValue"]
            self.assertTrue((merged["firms"][1] == missing).all())
            self.assertTrue((merged["firms"][0] != missing).all())
        self.succeed("report", "s.h5", "-o", "page.html")
        page = (self.folder / "page.html").read_text("utf-8")
        self.assertIn("3 points; runs: 4 done, 2 failed", page)
        self.assertIn("2 of 2 points with a value", page)
        self.assertEqual(len(failures), 2)
        self.assertIn("run 1, arm scenario, replication 1", failures[1])
        command = failures[1].split("repeat with catchup ")[1]
        again = subprocess.run(f"'{program.catchup}' {command}", shell=True, cwd=self.folder,
                               capture_output=True, text=True)
        self.assertEqual(again.returncode, WRONG_INPUT)
        self.assertIn("complementarity", again.stderr)

    def test_a_fault_is_the_same_from_anywhere(self):
        self.write("mixed.toml", f'base = "{program.scenario("xinchang-mixed.toml")}"\n')
        self.write("d.toml", FAILING.format(scenario="mixed.toml"))
        answer = program.run("sweep", "d.toml", "-o", "s", "--quiet", cwd=self.folder)
        self.assertIn("4 runs done, 2 failed, 0 left", answer.stdout)
        (self.folder / "below").mkdir()
        for command in (["sweep", "../d.toml", "-o", "../s", "--quiet"],
                        ["merge", "../s", "-o", "s.h5"]):
            answer = program.run(*command, cwd=self.folder / "below")
            self.assertEqual((answer.returncode, answer.stderr), (FAILED_RUNS, ""))
        self.assertIn("4 runs, 2 failed, 0 missing", answer.stdout)

    def test_precision_does_not_chase_a_point_that_always_fails(self):
        self.write("d.toml", FAILING.format(scenario=program.scenario("xinchang-mixed.toml")).replace(
            '{ kind = "fixed", count = 2 }',
            '{ kind = "precision", half_width = 0.5, pilot = 3, more = 2, cap = 40 }'))
        answer = program.run("sweep", "d.toml", "-o", "s", "--quiet", cwd=self.folder)
        self.assertIn("6 runs done, 3 failed, 0 left", answer.stdout)

    def test_retry_and_the_limit_of_failures(self):
        program.run("sweep", "d.toml", "-o", "s", "--quiet", cwd=self.folder)
        answer = program.run("sweep", "d.toml", "-o", "s", "--quiet", cwd=self.folder)
        failed = [line for line in sweeps.lines(self.folder / "s") if line[0] == "failed"]
        self.assertEqual(len(failed), 2, "failures are not tried again by themselves")
        answer = program.run("retry", "s", "--quiet", cwd=self.folder)
        self.assertEqual(answer.returncode, FAILED_RUNS)
        self.assertIn("2 failed runs are tried again", answer.stdout)
        failed = [line for line in sweeps.lines(self.folder / "s") if line[0] == "failed"]
        self.assertEqual([line[4] for line in failed], ["1", "1", "2", "2"])
        self.assertEqual(set(sweeps.done_runs(self.folder / "s").values()), {1})
        answer = program.run("sweep", "d.toml", "-o", "few", "--max-failures", 0, "--threads", 1,
                             "--quiet", cwd=self.folder)
        self.assertEqual(answer.returncode, FAILED_RUNS)
        self.assertRegex(answer.stdout, "1 failed, [1-9] left")

    def test_a_run_that_takes_too_long_fails(self):
        self.write("d.toml", sweeps.design(points=2))
        answer = program.run("sweep", "d.toml", "-o", "s", "--time-limit", 1e-6, "--quiet",
                             cwd=self.folder)
        self.assertIn("0 runs done, 4 failed", answer.stdout)
        self.assertIn("it took longer than 1e-06 s", self.succeed("status", "s"))
        self.assertIn("4 runs done, 0 failed", self.succeed("retry", "s", "--quiet"))

    def test_messages(self):
        self.assertIn("no folder of a sweep", self.fail_with(WRONG_INPUT, "status", "."))
        self.assertIn("2/4", self.fail_with(WRONG_USAGE, "sweep", "d.toml", "-o", "s", "--shard",
                                            "4"))
        self.write("d.toml", sweeps.design(points=4))
        self.succeed("sweep", "d.toml", "-o", "s", "--shard", "1/2", "--quiet")
        self.assertIn("4 runs are still to be done", self.fail_with(WRONG_INPUT, "merge", "s", "-o",
                                                                   "s.h5"))
        self.succeed("merge", "s", "-o", "s.h5", "--partial")
        self.write("d.toml", sweeps.design(points=5))
        self.assertIn("it was changed since", self.fail_with(WRONG_INPUT, "merge", "s", "-o",
                                                             "s.h5"))


class Trouble(sweeps.Sweeping):
    points = 60

    def damaged(self, change):
        """A finished sweep of two shards, changed by hand; what the next sweep says."""
        for part in (1, 2):
            self.succeed("sweep", self.d, "-o", "s", "--shard", f"{part}/2", "--quiet")
        before = sweeps.done_runs(self.folder / "s")
        change(self.folder / "s")
        self.assertIn("damaged", program.run("verify", "s", cwd=self.folder).stdout)
        answer = program.run("sweep", self.d, "-o", "s", "--quiet", cwd=self.folder)
        self.assertEqual(answer.returncode, DONE)
        done = sweeps.done_runs(self.folder / "s")
        self.assertEqual(self.merged(), self.calm)
        return answer.stderr, sum(done.values()) - sum(before.values())

    def test_an_altered_shard(self):
        def alter(sweep):
            path = sweep / "shards" / "shard-2-of-2-0001.h5"
            data = bytearray(path.read_bytes())
            data[len(data) // 2] ^= 1
            path.write_bytes(data)
        says, again = self.damaged(alter)
        self.assertIn("shard-2-of-2-0001.h5 is damaged", says)
        self.assertEqual(again, self.points, "half of the runs")

    def test_a_shard_cut_off_and_one_gone(self):
        def cut(sweep):
            path = sweep / "shards" / "shard-1-of-2-0001.h5"
            os.truncate(path, path.stat().st_size - 1)
            (sweep / "shards" / "shard-2-of-2-0001.h5").unlink()
        says, again = self.damaged(cut)
        self.assertIn("shard-1-of-2-0001.h5 is damaged", says)
        self.assertIn("shard-2-of-2-0001.h5 is damaged: it is gone", says)
        self.assertEqual(again, 2 * self.points)

    def test_a_damaged_line_of_the_journal(self):
        """Rows of a shard are told by their lines: with one missing, the others would shift."""
        self.succeed("sweep", self.d, "-o", "s", "--quiet")
        journal = self.folder / "s" / "journal" / "sweep.txt"
        lines = journal.read_bytes().splitlines(keepends=True)
        fourth = [i for i, line in enumerate(lines) if line.startswith(b"done")][3]
        lines[fourth] = lines[fourth].replace(b"\t0\t", b"\t1\t", 1).replace(b"e", b"f", 1)
        journal.write_bytes(b"".join(lines))
        answer = program.run("sweep", self.d, "-o", "s", "--quiet", cwd=self.folder)
        self.assertEqual(answer.returncode, DONE)
        self.assertIn("the journal tells of 119 of its 120 runs; all of them are done again",
                      answer.stderr)
        self.assertEqual(self.merged(), self.calm)

    def test_more_shards_than_files_may_be_open(self):
        for part in range(1, 21):
            self.succeed("sweep", self.d, "-o", "s", "--shard", f"{part}/20", "--quiet")

        def limit():
            resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))

        answer = program.run("merge", "s", "-o", "s.h5", cwd=self.folder, preexec_fn=limit)
        self.assertEqual(answer.returncode, DONE, answer.stderr)
        self.assertEqual(self.digest("s.h5"), self.calm)

    def test_an_altered_spool(self):
        process = program.start("sweep", self.d, "-o", "s", "--quiet", cwd=self.folder)
        while not len(sweeps.done_runs(self.folder / "s")) > 3:
            time.sleep(0.005)
        process.kill()
        process.communicate()
        self.assertEqual(process.returncode, -signal.SIGKILL)
        spool, = (self.folder / "s" / "spool").iterdir()
        data = bytearray(spool.read_bytes())
        data[100] ^= 1
        spool.write_bytes(data)
        answer = program.run("sweep", self.d, "-o", "s", "--quiet", cwd=self.folder)
        self.assertIn("sweep-0001.spool is damaged: the record at byte 0", answer.stderr)
        self.assertEqual(self.merged(), self.calm)

    def test_a_file_that_may_not_grow(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

        answer = program.run("sweep", self.d, "-o", "s", "--quiet", cwd=self.folder,
                             preexec_fn=limit)
        self.assertEqual(answer.returncode, FILE_TROUBLE, answer.stderr)
        self.succeed("sweep", self.d, "-o", "s", "--quiet")
        self.check_whole()

    @program.unittest.skipUnless(program.is_root(), "mounting needs root")
    def test_a_full_disk(self):
        disk = self.folder / "disk"
        disk.mkdir()
        mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", disk],
                               capture_output=True)
        if mount.returncode != 0:
            self.skipTest("mounting is not allowed here")
        try:
            answer = program.run("sweep", self.d, "-o", "disk/s", "--quiet", cwd=self.folder)
            self.assertEqual(answer.returncode, FILE_TROUBLE, answer.stderr)
            self.assertRegex(answer.stderr, "no space left on device")
            reported = set(sweeps.done_runs(disk / "s"))
            subprocess.run(["mount", "-o", "remount,size=50m", disk], check=True)
            self.succeed("sweep", self.d, "-o", "disk/s", "--quiet")
            self.check_whole("disk/s", reported)
        finally:
            subprocess.run(["umount", disk], check=True)

    def test_a_second_sweep_says_who_is_at_work(self):
        self.write("d.toml", sweeps.design(points=3000))
        first = program.start("sweep", self.d, "-o", "s", "--quiet", cwd=self.folder)
        while not sweeps.done_runs(self.folder / "s"):
            time.sleep(0.01)
        says = self.fail_with(FILE_TROUBLE, "sweep", self.d, "-o", "s", "--quiet")
        self.assertIn(f"process {first.pid} on ", says)
        self.assertIn("is at work here as sweep", says)
        says = self.fail_with(FILE_TROUBLE, "sweep", self.d, "-o", "s", "--shard", "1/2")
        self.assertIn("is at work here as sweep", says)
        status = json.loads(self.succeed("status", "s", "--format", "json"))
        self.assertEqual([w["process"] for w in status["at_work"]], [first.pid])
        self.assertEqual(status["runs"], 6000)
        self.assertGreater(status["done"], 0)
        self.assertIn("is at work in it", self.fail_with(FILE_TROUBLE, "merge", "s", "-o", "s.h5"))
        first.kill()  # its lease stays behind and frees itself
        first.communicate()
        self.assertTrue((self.folder / "s" / "leases" / "sweep.lease").exists())
        self.assertEqual(json.loads(self.succeed("status", "s", "--format", "json"))["at_work"], [])
        second = program.start("sweep", self.d, "-o", "s", "--quiet", cwd=self.folder)
        lease = self.folder / "s" / "leases" / "sweep.lease"
        for _ in range(3000):
            with contextlib.suppress(FileNotFoundError):  # the dead one's goes, then ours comes
                if str(second.pid) in lease.read_text().split():
                    break
            time.sleep(0.01)
        second.send_signal(signal.SIGTERM)
        second.communicate()
        self.assertEqual(second.returncode, FAILED_RUNS)

    def test_dry_run_and_progress(self):
        says = self.succeed("sweep", self.d, "--dry-run")
        self.assertRegex(says, r"120 runs; a run takes [\d.e-]+ s \(mean of 8\), all about .* MB")
        self.assertEqual(self.leftovers(), ["d.toml"])
        answer = program.run("sweep", self.d, "-o", "s", cwd=self.folder)
        self.assertEqual((answer.returncode, answer.stderr), (DONE, ""), "done before 30 s")


if __name__ == "__main__":
    program.main()
