# SPDX-License-Identifier: MIT
"""catchup compare: shared seeds and past, equal realised spending, paired numbers, refusals."""
import csv
import io

import h5py
import numpy as np

import program

ARMS = ("none", "top-down", "bottom-up", "mixed")


def scenarios(*names):
    return [program.scenario(f"xinchang-{name}.toml") for name in names or ARMS]


class Compare(program.TestCase):
    def compare(self, arms, *options, out="c.h5"):
        text = self.succeed("compare", *arms, "-o", out, "--quiet", *options)
        return text, h5py.File(self.folder / out)

    def test_spending_is_equal_and_within_the_common_range(self):
        text, file = self.compare(scenarios(), "--replications", 40, "--search-replications", 40)
        target = file.attrs["target_spending"]
        self.assertGreater(target, 0.0)
        self.assertLessEqual(target, min(file.attrs["arm_reach"][1:]))
        self.assertEqual(list(file.attrs["arm_status"]), ["no policy"] + 3 * ["solved"])
        spending = file["spending"][:]
        np.testing.assert_array_equal(spending[:, 0], 0.0)
        # 40 other seeds: 1 % and what luck may do to the mean of 40
        error = spending.std(0, ddof=1) / np.sqrt(40)
        deviation = np.abs(spending.mean(0) - target)[1:]
        np.testing.assert_array_less(deviation, 0.01 * target + 4 * error[1:])
        self.assertIn("95 %", text)
        for name in ARMS[1:]:
            self.assertIn(f"xinchang-{name}", text)

    def test_what_is_told_adds_up(self):
        _, file = self.compare(scenarios(), "--replications", 5, "--as-written")
        get = {name: thing[:] for name, thing in file.items()
               if isinstance(thing, h5py.Dataset) and thing.ndim > 1}
        parts = get["support"] + get["administration"] + get["enforcement"] + get["public_goods"]
        np.testing.assert_allclose(get["spending"], parts, rtol=1e-12)
        np.testing.assert_allclose(get["public_resources"], parts - get["support"], rtol=1e-9,
                                   atol=1e-12)
        welfare = (get["gains"] + get["terminal"] - get["project_cost"] - get["public_resources"] -
                   get["integrator_cost"] - file.attrs["mcpf"] * get["spending"])
        np.testing.assert_allclose(get["welfare"], welfare, rtol=1e-12)
        np.testing.assert_array_equal(get["spending_over_time"].sum(2).round(9),
                                      get["spending_nominal"].round(9))
        np.testing.assert_array_equal(get["reached_over_time"][:, :, -1], get["reached"])
        for group in ("size", "sector", "county"):
            np.testing.assert_array_equal(get[f"reached_by_{group}"].sum(2), get["reached"])
        fates = get["fates"]
        np.testing.assert_array_equal(fates[:, :, 4:].sum(2), get["treated"])
        np.testing.assert_array_equal(fates[:, :, 7], get["both"])
        # the same firms are followed in every arm; without policy nobody is treated
        self.assertEqual(len(np.unique(fates.sum(2)[0])), 1)
        np.testing.assert_array_equal(fates[:, 0, 4:], 0)
        np.testing.assert_array_equal(fates[:, 0, [1, 2]], 0)

    def test_an_arm_is_the_run_of_its_scenario(self):
        """Branching changes nothing: counts over time are those of `run`, and so is public money."""
        _, file = self.compare(scenarios("none", "bottom-up"), "--replications", 3, "--as-written")
        for arm, scenario in enumerate(scenarios("none", "bottom-up")):
            self.succeed("run", scenario, "-o", "run.h5", "--replications", 3, "--quiet")
            with h5py.File(self.folder / "run.h5") as run:
                states = [s.decode() for s in run["state"][:]]
                there = [s for s, label in enumerate(states) if label[1] != "0" and label[3] != "0"]
                counts = run["firms"][:].sum(2)[:, :, there].sum(2)
                np.testing.assert_array_equal(file["reached_over_time"][:, arm], counts)
                if "purse_spending" in run:
                    np.testing.assert_allclose(file["spending_over_time"][:, arm],
                                               run["purse_spending"][:].sum(2) * 1e-8, atol=1e-12)

    def test_threads_do_not_matter(self):
        digests = set()
        for threads in (1, 2, 3, 8):
            self.compare(scenarios("none", "mixed"), "--replications", 6, "--search-replications", 5,
                         "--threads", threads, out=f"{threads}.h5")
            digests.add(self.digest(f"{threads}.h5"))
        self.assertEqual(len(digests), 1)

    def test_pairing_pays(self):
        text, file = self.compare(scenarios("none", "bottom-up"), "--replications", 60,
                                  "--as-written", "--format", "csv")
        rows = {(row["measure"], row["group"], row["item"]): row
                for row in csv.DictReader(io.StringIO(text))}
        self.assertTrue(rows)
        reached = file["reached"][:]
        paired = np.var(reached[:, 1] - reached[:, 0], ddof=1)
        self.assertLess(paired, reached.var(0, ddof=1).sum())

    def test_integrators_absent_is_a_setting(self):
        _, file = self.compare(scenarios("none", "top-down"), "--replications", 5, "--as-written",
                               "--set", "integrator=[]")
        np.testing.assert_array_equal(file["integrator_cost"][:], 0.0)

    def test_a_target_out_of_reach_is_said(self):
        text, file = self.compare(scenarios("none", "top-down", "bottom-up"), "--replications", 5,
                                  "--search-replications", 5, "--spending", 15)
        status = dict(zip(file.attrs["arms"], file.attrs["arm_status"]))
        self.assertEqual(status["xinchang-top-down"], "unreachable")
        self.assertEqual(status["xinchang-bottom-up"], "solved")
        self.assertIn("unreachable", text)

    def test_decomposition_is_one_flag(self):
        _, file = self.compare(scenarios("none", "top-down", "bottom-up"), "--replications", 3,
                               "--as-written", "--decompose")
        arms = list(file.attrs["arms"])
        for label in ("xinchang-top-down: same instrument", "xinchang-bottom-up: same instrument",
                      "xinchang-top-down: with public goods", "xinchang-bottom-up: no public goods",
                      "xinchang-top-down: no mandates", "xinchang-top-down: twice the inspections",
                      "xinchang-top-down: no integrators", "xinchang-bottom-up: no integrators"):
            self.assertIn(label, arms)
        twins = file.attrs["arm_twin"].astype(int)
        absent = arms.index("xinchang-top-down: no integrators")
        self.assertEqual(file.attrs["arm_role"][twins[absent]], "twin")
        np.testing.assert_array_equal(file["integrator_cost"][:, twins[absent]], 0.0)

    def test_it_stops_when_the_interval_is_narrow_enough(self):
        _, file = self.compare(scenarios("none", "bottom-up"), "--replications", 200,
                               "--as-written", "--half-width", 3.5, "--threads", 1)
        n = len(file["reached"])
        self.assertGreaterEqual(n, 20)
        self.assertEqual(file.attrs["ended"], "half-width reached")
        self.assertEqual(file.attrs["replications_asked"], 200)
        self.assertLess(n, 200)
        _, again = self.compare(scenarios("none", "bottom-up"), "--replications", 200,
                                "--as-written", "--half-width", 3.5, "--threads", 3, out="d.h5")
        self.assertEqual(self.digest("c.h5"), self.digest("d.h5"))
        self.assertEqual(len(again["reached"]), n)

    def test_results_are_compared_as_scenarios(self):
        for name in ("none", "bottom-up"):
            self.succeed("run", program.scenario(f"xinchang-{name}.toml"), "-o", f"{name}.h5",
                         "--replications", 4, "--quiet")
        _, results = self.compare(["none.h5", "bottom-up.h5"], "--as-written", out="r.h5")
        _, files = self.compare(scenarios("none", "bottom-up"), "--as-written", "--replications", 4)
        for name in ("reached", "spending", "welfare", "fates"):
            np.testing.assert_array_equal(results[name][:], files[name][:])

    def test_arms_that_cannot_be_paired_are_refused(self):
        none = program.scenario("xinchang-none.toml")
        cases = {"seed": "seed = 5", "time.quarters": "[time]\nquarters = 12",
                 "time.start": '[time]\nstart = "2012Q1"', "population.firms":
                 "[population]\nfirms = 100"}
        for key, change in cases.items():
            other = self.write("other.toml", f'base = "{none}"\n{change}\n')
            message = self.fail_with(program.WRONG_INPUT, "compare", none, other, "-o", "x.h5")
            self.assertIn(key, message)
            self.assertIn("other.toml", message)
            self.assertFalse((self.folder / "x.h5").exists())
        self.succeed("run", none, "-o", "old.h5", "--replications", 2, "--quiet")
        with h5py.File(self.folder / "old.h5", "r+") as file:
            file.attrs["model_version"] = np.int64(2)
        message = self.fail_with(program.WRONG_INPUT, "compare", none, "old.h5", "-o", "x.h5")
        self.assertIn("version", message)

    def test_an_arm_is_never_overwritten(self):
        none = program.scenario("xinchang-none.toml")
        self.succeed("run", none, "-o", "none.h5", "--replications", 2, "--quiet")
        before = self.digest("none.h5")
        message = self.fail_with(program.WRONG_INPUT, "compare", "none.h5", none, "-o", "./none.h5")
        self.assertIn("Try another name for -o", message)
        self.assertEqual(self.digest("none.h5"), before)

    def test_a_comparison_is_no_arm(self):
        self.compare(scenarios("none", "bottom-up"), "--replications", 2, "--as-written")
        message = self.fail_with(program.WRONG_INPUT, "compare", "c.h5",
                                 program.scenario("xinchang-none.toml"), "-o", "d.h5")
        self.assertIn("is a comparison", message)

    def test_flags_that_say_nothing_together_are_wrong_usage(self):
        for flags in (("--as-written", "--spending", 3), ("--of", "levels"),
                      ("--as-written", "--search-replications", 5)):
            self.fail_with(program.WRONG_USAGE, "compare", *scenarios("none", "bottom-up"), "-o",
                           "x.h5", *flags)

    def test_a_setting_that_one_arm_does_not_know_names_the_arm(self):
        message = self.fail_with(program.WRONG_INPUT, "compare", *scenarios("bottom-up", "none"),
                                 "-o", "x.h5", "--set", "intervention.0.from=2015Q1")
        self.assertIn("xinchang-none.toml", message)

    def test_worlds_that_differ_and_arms_that_do_not_are_told(self):
        none, policy = scenarios("none", "bottom-up")
        self.write("twice.toml", f'base = "{policy}"\ntitle = "the same"\nreplications = 7\n')
        self.write("rich.toml", f'base = "{policy}"\n[finance]\nsme_leverage = 2.0\n')
        text, file = self.compare([none, policy, "twice.toml", "rich.toml"], "--replications", 3,
                                  "--as-written")
        self.assertIn("twice is the same as xinchang-bottom-up", text)
        self.assertRegex(text, "rich differs from xinchang-none beside its policy, in "
                               r"finance\.sme_leverage: 2 \| ")
        self.assertIn("not all the same world before", text)
        self.assertEqual(list(file.attrs["arm_same_as"]), [0, 1, 1, 3, 4])
        self.assertEqual(list(file.attrs["arm_twin"]), [0, 0, 0, 4, 4])

    def test_a_half_width_that_is_not_reached_is_told(self):
        text, file = self.compare(scenarios("none", "bottom-up"), "--replications", 22,
                                  "--as-written", "--half-width", 0.01)
        self.assertEqual(len(file["reached"]), 22)
        self.assertIn("was not reached", text)
        self.assertEqual(file.attrs["ended"], "all replications")

    def test_one_arm_is_wrong_usage(self):
        message = self.fail_with(program.WRONG_USAGE, "compare",
                                 program.scenario("xinchang-none.toml"), "-o", "x.h5")
        self.assertIn("two arms", message)


if __name__ == "__main__":
    program.main()
