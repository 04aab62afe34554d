# SPDX-License-Identifier: MIT
"""A sweep under mpirun: the same data for any number of ranks, and after a rank was killed."""
import os
import signal
import time

import program
import sweeps
from program import DONE

# root, more ranks than cores, shared memory only, nothing on the network
ENVIRONMENT = {**os.environ, "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
               "OMPI_MCA_rmaps_base_oversubscribe": "1",
               "OMPI_MCA_hwloc_base_binding_policy": "none", "OMPI_MCA_btl": "self,vader",
               "OMPI_MCA_pml": "ob1", "OMPI_MCA_plm_rsh_agent": "/bin/false",
               "OMPI_MCA_oob_tcp_if_include": "lo"}


class Ranks(sweeps.Sweeping):
    def mpirun(self, ranks, sweep="s"):
        return self.launch(["mpirun.openmpi", "-n", ranks, program.catchup, "sweep", self.d, "-o",
                            sweep, "--quiet"], env=ENVIRONMENT)

    def test_two_and_four_ranks(self):
        for ranks in (2, 4):
            process = self.mpirun(ranks, f"r{ranks}")
            says, _ = process.communicate(timeout=120)
            self.assertEqual(process.returncode, DONE, says)
            self.assertIn("2000 runs done, 0 failed, 0 left", says)
            self.check_whole(f"r{ranks}")
            writers = {line[5].split("-of-")[0] for line in sweeps.lines(self.folder / f"r{ranks}")
                       if line[0] == "done"}
            self.assertEqual(writers, {f"rank-{r}" for r in range(ranks)}, "all had work")

    def test_a_killed_rank(self):
        reported = set()
        for rank in (1, 0, 2):
            process = self.mpirun(3)
            lease = self.folder / "s" / "leases" / f"rank-{rank}-of-3.lease"
            journal = self.folder / "s" / "journal" / f"rank-{rank}-of-3.txt"
            size = lambda: journal.stat().st_size if journal.exists() else 0
            before = size()
            self.wait_for(lambda: lease.exists() and size() > before + 500)
            os.kill(int(lease.read_text().split()[2]), signal.SIGKILL)
            process.communicate(timeout=120)
            self.assertNotEqual(process.returncode, DONE)
            now = set(sweeps.done_runs(self.folder / "s"))
            self.assertEqual(reported - now, set())
            reported = now
        self.assertLess(len(reported), 2000)
        process = self.mpirun(2)
        says, _ = process.communicate(timeout=120)
        self.assertEqual(process.returncode, DONE, says)
        self.check_whole(reported=reported)

    def test_retry(self):
        self.d.write_text(sweeps.design(points=20).replace("low = 0.006", "low = -0.01"))
        process = self.mpirun(2)
        says, _ = process.communicate(timeout=120)
        self.assertEqual(process.returncode, program.FAILED_RUNS, says)
        failed = sum(line[0] == "failed" for line in sweeps.lines(self.folder / "s"))
        self.assertGreater(failed, 0)
        process = self.launch(["mpirun.openmpi", "-n", 2, program.catchup, "retry", "s", "--quiet"],
                              env=ENVIRONMENT)
        says, _ = process.communicate(timeout=120)
        self.assertEqual(process.returncode, program.FAILED_RUNS, says)
        self.assertIn(f"{failed} failed runs are tried again", says)
        again = sum(line[0] == "failed" for line in sweeps.lines(self.folder / "s"))
        self.assertEqual(again, 2 * failed)

    def test_ranks_and_shards_do_not_mix(self):
        process = self.launch(["mpirun.openmpi", "-n", 2, program.catchup, "sweep", self.d, "-o",
                               "s", "--shard", "1/2"], env=ENVIRONMENT)
        says, _ = process.communicate(timeout=60)
        self.assertEqual(process.returncode, program.WRONG_USAGE)
        self.assertIn("not for those of an mpirun", says)

    def wait_for(self, condition):
        for _ in range(3000):
            if condition():
                return
            time.sleep(0.005)
        self.fail("waited for nothing")


if __name__ == "__main__":
    program.main()
