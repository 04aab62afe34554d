# SPDX-License-Identifier: MIT
"""A sweep that is killed again and again loses nothing that it had reported."""
import os
import random
import signal
import time

import program
import sweeps
from program import DONE, FAILED_RUNS

KILLS = 20


class Killed(sweeps.Sweeping):
    def killed_at_random(self, number, seed):
        """Starts the sweep, sends a signal at a random moment, 20 times; then lets it end."""
        lot = random.Random(seed)
        reported = set()
        codes = []
        for _ in range(KILLS):
            process = program.start("sweep", self.d, "-o", "s", "--quiet", cwd=self.folder)
            time.sleep(lot.uniform(0.02, 0.6))
            os.killpg(process.pid, number)
            process.communicate(timeout=60)
            codes.append(process.returncode)
            now = set(sweeps.done_runs(self.folder / "s"))
            self.assertEqual(reported - now, set(), "a reported run is gone")
            reported = now
        answer = program.run("sweep", self.d, "-o", "s", "--quiet", cwd=self.folder)
        self.assertEqual((answer.returncode, answer.stderr), (DONE, ""))
        self.check_whole(reported=reported)
        return codes

    def test_kill_9(self):
        codes = self.killed_at_random(signal.SIGKILL, 1)
        self.assertIn(-signal.SIGKILL, codes)

    def test_sigterm(self):
        codes = self.killed_at_random(signal.SIGTERM, 2)
        # what was in flight is finished and kept; before it listens, the signal just ends it
        self.assertLessEqual(set(codes), {DONE, FAILED_RUNS, -signal.SIGTERM})
        self.assertIn(FAILED_RUNS, codes)

    def test_a_second_sigterm_changes_nothing(self):
        """Slurm tells the script, which tells us, and tells us too."""
        process = program.start("sweep", self.d, "-o", "s", cwd=self.folder)
        time.sleep(0.8)
        for _ in range(3):
            process.send_signal(signal.SIGTERM)
            time.sleep(0.002)
        out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, FAILED_RUNS, err)
        self.assertEqual(list((self.folder / "s" / "spool").iterdir()), [], "nothing unsealed")

    def test_usr1_says_how_to_go_on(self):
        process = program.start("sweep", self.d, "-o", "s", cwd=self.folder)
        time.sleep(0.8)
        process.send_signal(signal.SIGUSR1)
        out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, FAILED_RUNS, err)
        self.assertIn("the same command goes on from here", err)
        self.assertRegex(out, r"s: \d+ runs done, 0 failed, [1-9]\d* left")
        self.assertEqual(list((self.folder / "s" / "spool").iterdir()), [], "nothing unsealed")


if __name__ == "__main__":
    program.main()
