# SPDX-License-Identifier: MIT
"""A sweep as a Slurm array: the same data, whatever was cancelled, requeued or warned on the way."""
import unittest

import one_node_slurm
import program
import sweeps


@unittest.skipUnless(program.is_root(), "a Slurm of our own needs root")
class Slurm(sweeps.Sweeping):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.slurm = one_node_slurm.OneNode(cls.home / "slurm")
        cls.addClassCleanup(cls.slurm.stop)
        cls.slurm.start()

    def setUp(self):
        super().setUp()
        says = self.succeed("slurm", self.d, "-o", "s", "--shards", 4)
        self.assertIn("4 tasks of 1 cores", says)
        self.script = self.folder / "s" / "array.sbatch"

    def submit(self, *options):
        job = self.slurm.submit(self.script, *options)
        self.assertRegex(job, r"^\d+$")
        return job

    def logs(self):
        return "".join(path.read_text() for path in (self.folder / "s" / "slurm").iterdir())

    def wait_for_work(self, task, shard):
        """Until the task runs and its shard has told of a run more than before."""
        journal = self.folder / "s" / "journal" / f"shard-{shard}-of-4.txt"
        size = lambda: journal.stat().st_size if journal.exists() else 0
        before = size()
        self.slurm.wait_for(lambda: self.slurm.state(task) == "RUNNING" and size() > before + 500)

    def test_an_array_of_four(self):
        self.slurm.wait_until_done(self.submit())
        self.check_whole()
        self.assertIn("shard 3 of 4: 500 runs done, 0 failed, 0 left", self.logs())

    def test_a_cancelled_task_and_one_requeued_by_hand(self):
        job = self.submit("--array=1-2")
        self.wait_for_work(f"{job}_1", 1)
        self.slurm.call("scontrol", "requeue", f"{job}_1")
        self.slurm.call("scancel", f"{job}_2")
        self.slurm.wait_until_done(job)
        reported = set(sweeps.done_runs(self.folder / "s"))
        self.assertLess(len(reported), 2000)
        self.slurm.wait_until_done(self.submit())
        self.check_whole(reported=reported)

    def test_a_task_whose_time_is_up_goes_on_by_itself(self):
        job = self.submit("--array=3")
        self.wait_for_work(f"{job}_3", 3)
        self.slurm.call("scancel", "--batch", "--signal=USR1", f"{job}_3")
        self.slurm.wait_until_done(job)
        self.assertIn("the same command goes on from here", self.logs())
        self.assertIn("shard 3 of 4: 500 runs done, 0 failed, 0 left", self.logs())
        self.slurm.wait_until_done(self.submit("--array=1,2,4"))
        self.check_whole()


if __name__ == "__main__":
    program.main()
