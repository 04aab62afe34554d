# SPDX-License-Identifier: MIT
"""Full disks, kills and interrupts: a file that has its final name is whole."""
import os
import resource
import signal
import stat
import subprocess
import time
import unittest

import h5py

import program
from program import DONE, FAILED_RUNS, FILE_TROUBLE

ENDLESS = ("--replications", 100_000, "--threads", 2)  # minutes: each test stops it
SOON = 30  # seconds for what should happen at once, on a busy machine


class Survival(program.TestCase):
    def setUp(self):
        super().setUp()
        self.xinchang = program.scenario("xinchang.toml")

    def temporaries(self, folder=None):
        return [name for name in self.leftovers(folder) if ".tmp." in name]

    def started(self, *arguments):
        """A run that is under way: its temporary file is there and grows."""
        process = program.start("run", *arguments, cwd=self.folder)
        self.addCleanup(self.end, process)
        deadline = time.monotonic() + SOON
        while not any((self.folder / name).stat().st_size > 100_000
                      for name in self.temporaries()):
            self.assertIsNone(process.poll(), "ended too early")
            self.assertLess(time.monotonic(), deadline, "never began to write")
            time.sleep(0.02)
        return process

    def end(self, process):
        if process.poll() is None:
            process.kill()
        process.communicate()

    # a full disk

    def check_full(self, answer, out):
        self.assertEqual(answer.returncode, FILE_TROUBLE, answer.stderr)
        self.assertEqual(answer.stdout, "")
        self.assertIn(out, answer.stderr)
        self.assertRegex(answer.stderr, r"(?i)space|too large|full")
        self.assertEqual(self.leftovers(), [])

    def test_a_file_that_may_not_grow(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        for size in (0, 1000, 100_000, 1_000_000):
            with self.subTest(size):
                answer = program.run("run", self.xinchang, "-o", "out.h5", cwd=self.folder,
                                     preexec_fn=limit)
                self.check_full(answer, "out.h5")

    @unittest.skipUnless(program.is_root(), "mounting needs root")
    def test_a_full_disk(self):
        for size in ("64k", "1m", "3m"):
            with self.subTest(size):
                disk = self.folder / "disk"
                disk.mkdir()
                mount = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs",
                                        disk], capture_output=True)
                if mount.returncode != 0:
                    self.skipTest("mounting is not allowed here")
                try:
                    answer = program.run("run", self.xinchang, "-o", "disk/out.h5",
                                         cwd=self.folder)
                    left = self.leftovers(disk)
                finally:
                    subprocess.run(["umount", disk], check=True)
                self.assertEqual(left, [])
                disk.rmdir()
                self.check_full(answer, "disk/out.h5")

    def test_a_full_disk_spares_the_earlier_file(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))

        self.succeed("run", self.xinchang, "-o", "out.h5", "--replications", 2)
        before = (self.folder / "out.h5").read_bytes()
        program.run("run", self.xinchang, "-o", "out.h5", cwd=self.folder, preexec_fn=limit)
        self.assertEqual((self.folder / "out.h5").read_bytes(), before)
        self.assertEqual(self.leftovers(), ["out.h5"])

    # kills and interrupts

    def test_killed(self):
        self.succeed("run", self.xinchang, "-o", "out.h5", "--replications", 2)
        before = (self.folder / "out.h5").read_bytes()
        process = self.started(self.xinchang, "-o", "out.h5", *ENDLESS)
        process.kill()
        process.communicate()
        self.assertEqual((self.folder / "out.h5").read_bytes(), before)
        self.assertEqual(len(self.temporaries()), 1)
        self.succeed("run", self.xinchang, "-o", "out.h5", "--replications", 3)
        self.assertEqual(self.leftovers(), ["out.h5"])

    def test_killed_before_there_was_a_file(self):
        process = self.started(self.xinchang, "-o", "out.h5", *ENDLESS)
        process.kill()
        process.communicate()
        self.assertFalse((self.folder / "out.h5").exists())
        self.succeed("run", self.xinchang, "-o", "out.h5", "--replications", 2)
        self.assertEqual(self.leftovers(), ["out.h5"])

    def test_a_living_runs_temporary_is_left_alone(self):
        process = self.started(self.xinchang, "-o", "out.h5", *ENDLESS)
        mine = self.temporaries()
        self.succeed("run", self.xinchang, "-o", "out.h5", "--replications", 2)
        self.assertEqual(self.temporaries(), mine)
        self.assertIsNone(process.poll())

    def test_interrupted_once(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number.name):
                process = self.started(self.xinchang, "-o", "out.h5", *ENDLESS)
                process.send_signal(number)
                out, err = process.communicate(timeout=SOON)
                self.assertEqual(process.returncode, FAILED_RUNS, err)
                self.assertIn("stopped", err)
                self.assertEqual(self.leftovers(), ["out.h5"])
                with h5py.File(self.folder / "out.h5") as file:
                    done = file["firms"].shape[0]
                    self.assertEqual(int(file["replication"][-1]), done - 1)
                    self.assertIn(f"--replications {done} ", file.attrs["command"])
                self.assertIn(f"out.h5: {done} replications", out)
                self.succeed("run", self.xinchang, "-o", "whole.h5", "--replications", done)
                self.assertEqual(self.digest("out.h5"), self.digest("whole.h5"))
                for name in self.leftovers():
                    (self.folder / name).unlink()

    def test_interrupted_twice(self):
        large = ("--set", "population.firms=2000000", "--set", "population.counties=100")
        process = program.start("run", program.scenario("large.toml"), "-o", "out.h5", *large,
                                cwd=self.folder)
        self.addCleanup(self.end, process)
        while not self.temporaries() and process.poll() is None:
            time.sleep(0.02)
        time.sleep(1)  # well inside its only replication, which takes much longer
        process.send_signal(signal.SIGINT)
        time.sleep(0.2)
        self.assertIsNone(process.poll(), "the first interrupt waits for what is in flight")
        before = time.monotonic()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=SOON)
        self.assertLess(time.monotonic() - before, 5)
        self.assertEqual(program.exit_signal(process), signal.SIGINT)
        self.assertFalse((self.folder / "out.h5").exists())
        self.succeed("run", self.xinchang, "-o", "out.h5", "--replications", 1)
        self.assertEqual(self.leftovers(), ["out.h5"])

    # places that cannot hold a file

    def test_no_place_for_the_file(self):
        (self.folder / "folder").mkdir()
        self.write("file", "text")
        for out, says in (("missing/out.h5", "missing"), ("folder", "folder"),
                          ("file/out.h5", "file"), ("", "-o|--out|name"), ("folder/", "folder"),
                          ("n" * 300, "(?i)name too long")):
            with self.subTest(out[:20]):
                message = self.fail_with(FILE_TROUBLE, "run", self.xinchang, "-o", out,
                                         "--replications", 1)
                self.assertRegex(message, says)
                self.assertNotIn(".tmp.", message.split(": ")[1], "name what the user named")
        self.assertEqual(self.leftovers(), ["file", "folder"])

    def test_a_folder_of_somebody_else(self):
        def become_nobody():
            if program.is_root():
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)

        self.folder.chmod(0o555)
        self.addCleanup(self.folder.chmod, 0o755)
        try:
            answer = program.run("run", self.xinchang, "-o", "out.h5", cwd=self.folder,
                                 preexec_fn=become_nobody)
        except PermissionError:
            self.skipTest("nobody may not run the program here")
        self.assertEqual(answer.returncode, FILE_TROUBLE, answer.stderr)
        self.assertRegex(answer.stderr, r"out\.h5: .*permission denied")
        self.assertEqual(self.leftovers(), [])

    def test_a_pipe_is_not_replaced(self):
        """As root, renaming a result to /dev/null would take that device away."""
        os.mkfifo(self.folder / "pipe")
        message = self.fail_with(FILE_TROUBLE, "run", self.xinchang, "-o", "pipe",
                                 "--replications", 1)
        self.assertIn("pipe", message)
        self.assertTrue(stat.S_ISFIFO((self.folder / "pipe").stat().st_mode))

    def test_the_scenario_is_not_overwritten(self):
        text = 'base = "%s"\n' % self.xinchang
        self.write("mine.toml", text)
        answer = program.run("run", "mine.toml", "-o", "./mine.toml", "--replications", 1,
                             cwd=self.folder)
        self.assertNotEqual(answer.returncode, DONE)
        self.assertEqual((self.folder / "mine.toml").read_text(), text)


if __name__ == "__main__":
    program.main()
