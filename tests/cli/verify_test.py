# SPDX-License-Identifier: MIT
"""catchup verify: a result is simulated again from the file alone, and every change is found."""
import os
import shutil
import signal
import time

import h5py

import program
from program import DONE, FAILED_RUNS, WRONG_INPUT, WRONG_USAGE
from reproduce_test import FIRMS, LINKS, SCENARIO

SMALL = {"large.toml": ("--set", "population.firms=3000", "--set", "time.quarters=12")}


class Verify(program.TestCase):
    def setUp(self):
        super().setUp()
        self.temporary = self.folder / "temporary"
        self.temporary.mkdir()
        self.environment = os.environ | {"TMPDIR": str(self.temporary)}

    def verify(self, code, *files, cwd=None):
        """Its answer; nothing may stay in the temporary folder."""
        answer = program.run("verify", *files, cwd=cwd or self.folder, env=self.environment)
        self.assertEqual(answer.returncode, code, answer.stdout + answer.stderr)
        self.assertEqual(self.leftovers(self.temporary), [])
        return answer

    def make(self, name="one.h5", *options):
        self.succeed("run", program.scenario("xinchang.toml"), "-o", name, "--replications", 2,
                     "--set", "time.quarters=12", *options)
        return self.folder / name

    def changed(self, change):
        """The answer to a result in which `change(file)` altered something."""
        path = shutil.copy(self.made, self.folder / "changed.h5")
        with h5py.File(path, "r+") as file:
            change(file)
        return self.verify(WRONG_INPUT, "changed.h5").stdout

    def test_every_scenario_from_the_file_alone(self):
        """Also without the scenario's folder, and from elsewhere."""
        mine = self.folder / "mine"
        for path in sorted((program.source / "scenarios").glob("*.toml")):
            with self.subTest(path.name):
                shutil.copytree(program.source / "scenarios", mine / "scenarios")
                self.succeed("run", f"scenarios/{path.name}", "-o", "one.h5", "--replications", 2,
                             *SMALL.get(path.name, ()), cwd=mine)
                alone = self.folder / "alone"
                alone.mkdir()
                (mine / "one.h5").rename(alone / "another name.h5")
                shutil.rmtree(mine)
                answer = self.verify(DONE, "another name.h5", cwd=alone).stdout
                self.assertEqual(answer, "another name.h5: yes, simulated again: every dataset is "
                                 f"the same\n  digest {self.digest(alone / 'another name.h5')}\n")
                shutil.rmtree(alone)

    def test_tables_and_links_stand_in_the_file(self):
        self.write("tables/links.csv", LINKS)
        self.write("tables/firms of 2015.csv", FIRMS)
        self.write("county.toml", SCENARIO)
        self.succeed("run", "county.toml", "-o", "one.h5")
        shutil.rmtree(self.folder / "tables")
        (self.folder / "county.toml").unlink()
        self.assertIn("one.h5: yes", self.verify(DONE, "one.h5").stdout)

    def test_any_number_of_threads_and_several_files(self):
        self.make("one.h5")
        self.make("two.h5", "--seed", 8)
        for threads in (1, 3):
            answer = self.verify(DONE, "one.h5", "two.h5", "--threads", threads, "--quiet")
            self.assertEqual(answer.stdout.count(": yes, "), 2)
            self.assertEqual(answer.stderr, "")

    def test_one_value_altered(self):
        self.made = self.make()

        def add(name, at, more):
            def change(file):
                file[name][at] += more
            return change

        for name, at, more, where in (
                ("firms", (1, 3, 0, 4), 1, "at replication 1, time 2013Q3, sector bearings, state "
                                           "D0N1I1: 1 in the file, 0 simulated"),
                ("margin", (0, 1, 0), 1e-12, "at replication 0, time 2013Q1, sector bearings: "),
                ("events/cost", 17, 1, "at event 17, the row of replication 0, firm "),
                ("events/gain", 3, 0.5, "at event 3, the row of replication 0, firm "),
                ("ledger/amount", 40, 1, "at booking 40, the row of replication 0, firm "),
                ("population/revenue", 601, 1, "at birth 601, the row of replication ")):
            with self.subTest(name):
                answer = self.changed(add(name, at, more))
                self.assertTrue(answer.startswith(
                    f"changed.h5: no, the first dataset that differs is {name}\n  {where}"), answer)

        def two(file):
            add("events/cost", 17, 1)(file)
            add("firms", (1, 3, 0, 4), 1)(file)
        self.assertIn("the first dataset that differs is firms\n", self.changed(two))

    def test_datasets_too_many_or_too_few(self):
        self.made = self.make()

        def more(file):
            file["events/answer"] = [42]
        self.assertIn("no, the dataset events/answer is in the file", self.changed(more))

        def fewer(file):
            del file["margin"]
        self.assertIn("no, the dataset margin is simulated, but missing", self.changed(fewer))

        def shorter(file):
            file["events/cost"].resize((5,))
        self.assertRegex(self.changed(shorter), r"differs is events/cost\n  its shape .*: 5 ")

        def units(file):
            file["margin"].attrs["units"] = "percent"
        self.assertRegex(self.changed(units), r"differs is margin\n.*'percent'.* in the file")

    def test_root_attributes_that_contradict_each_other(self):
        self.made = self.make()

        def seed(file):
            file.attrs["seed"] = 5
        self.assertIn("no, its attribute seed is 5, but its attribute scenario says seed = "
                      "20130101", self.changed(seed))

        def scenario(old, new):
            def change(file):
                file.attrs["scenario"] = file.attrs["scenario"].replace(old, new)
            return change
        self.assertIn("its attribute seed is 20130101",
                      self.changed(scenario("seed = 20130101", "seed = 5")))
        self.assertIn("it holds 2 replications, but its attribute scenario says replications = 3",
                      self.changed(scenario("replications = 2", "replications = 3")))
        self.assertIn("is not as catchup writes it, from line 3 on",
                      self.changed(scenario("seed = ", "# a remark\nseed = ")))
        self.assertIn("no, the first dataset that differs is ",
                      self.changed(self.another_exit_rate))

    @staticmethod
    def another_exit_rate(file):
        lines = file.attrs["scenario"].splitlines(keepends=True)
        file.attrs["scenario"] = "".join(
            "exit_rate = 0.02\n" if line.startswith("exit_rate = ") else line for line in lines)

    def test_another_model_version(self):
        path = self.make()
        with h5py.File(path, "r+") as file:
            ours = int(file.attrs["model_version"])
            file.attrs["model_version"] = ours + 1
        answer = self.verify(WRONG_INPUT, "one.h5")
        self.assertEqual(answer.stdout, "")
        self.assertRegex(answer.stderr, f"one.h5: this program has model version {ours} and the "
                                        f"file {ours + 1}, so .* Try catchup .*commit")

    def test_files_that_are_no_result(self):
        whole = self.make().read_bytes()
        (self.folder / "cut.h5").write_bytes(whole[:len(whole) // 2])
        (self.folder / "text.h5").write_text("no HDF5\n")
        with h5py.File(self.folder / "other.h5", "w") as file:
            file["x"] = 1
        for name, says in (("cut.h5", "damaged or cut off"), ("text.h5", "not an? HDF5"),
                           ("other.h5", "not a result of catchup"), ("none.h5", "none.h5")):
            with self.subTest(name):
                answer = self.verify(WRONG_INPUT, name)
                self.assertEqual(answer.stdout, "")
                self.assertRegex(answer.stderr, says)
        answer = self.verify(WRONG_INPUT, "text.h5", "one.h5")
        self.assertIn("one.h5: yes", answer.stdout)  # the others still get their answers

    def test_usage(self):
        self.assertRegex(self.fail_with(WRONG_USAGE, "verify"), "files")
        self.assertIn("catchup verify xinchang.h5", self.succeed("verify", "--help"))

    def test_a_stopped_run_verifies_and_a_stopped_verification_says_so(self):
        long = ("run", program.scenario("xinchang.toml"), "-o", "long.h5", "--replications",
                100000, "--threads", 1)
        running = program.start(*long, cwd=self.folder)
        time.sleep(1.5)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=60)
        self.assertEqual(running.returncode, FAILED_RUNS)
        self.assertIn("long.h5: yes", self.verify(DONE, "long.h5").stdout)

        os.environ["TMPDIR"] = str(self.temporary)
        self.addCleanup(os.environ.pop, "TMPDIR")
        self.succeed("run", program.scenario("large.toml"), "-o", "slow.h5", "--set",
                     "population.firms=20000")
        checking = program.start("verify", "slow.h5", cwd=self.folder)
        for _ in range(500):
            if self.leftovers(self.temporary):
                break
            time.sleep(0.01)
        checking.send_signal(signal.SIGINT)
        out, err = checking.communicate(timeout=120)
        self.assertEqual(self.leftovers(self.temporary), [])
        self.assertIn((checking.returncode, out.count(": yes"), err.count("stopped; slow.h5")),
                      ((FAILED_RUNS, 0, 1), (DONE, 1, 0)))  # too fast to be stopped


if __name__ == "__main__":
    program.main()
