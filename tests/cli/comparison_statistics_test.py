# SPDX-License-Identifier: MIT
"""Every number that a comparison tells, computed a second time with numpy and SciPy."""
import csv
import io
import json
import re

import h5py
import numpy as np
from scipy import stats

import pair_statistics
import program
from mean_statistics import complement, fieller, mean, t_quantile, unpaired, variance
from synthetic_comparison import ARMS, MEASURES, OUTLAYS, Synthetic

RELATIVE = 1e-9


class Expected:
    """The tidy rows of a comparison file, by measure, arm, other arm, item2 and time."""

    def __init__(self, path, margins=None):
        self.rows = {}
        self.margins = margins or {}
        with h5py.File(path) as file:
            self.data = {name: values[()] for name, values in file.items()
                         if isinstance(values, h5py.Dataset)}
            self.root = dict(file.attrs)
        self.arms = list(self.root["arms"])
        self.twin = self.root["arm_twin"].astype(int)
        self.policies = [a for a, status in enumerate(self.root["arm_status"])
                         if status != "no policy"]
        self.spending()
        for arm, twin in enumerate(self.twin):
            self.measures(arm, twin)
            self.places(arm, twin)
        for arm in self.policies:
            self.fates(arm, self.twin[arm])
            self.pairing(arm, self.twin[arm])
        self.budgets()
        self.pairs_of_arms()

    def add(self, measure, arm, numbers, against=None, item2="", time=""):
        other = "" if against is None else self.arms[against]
        assert (measure, self.arms[arm], other, item2, time) not in self.rows
        self.rows[measure, self.arms[arm], other, item2, time] = numbers

    def of(self, name, arm, place=()):
        return self.data[name][(slice(None), arm) + place]

    def labels(self, dimension):
        return [label.decode() if isinstance(label, bytes) else str(label)
                for label in self.data[dimension]]

    def differ(self, name, arm, against):
        self.add(name + "_difference", arm, mean(self.of(name, arm) - self.of(name, against)),
                 against)

    def spending(self):
        target = self.root["target_spending"]
        for arm in self.policies:
            for name in OUTLAYS:
                self.add(name, arm, mean(self.of(name, arm)))
            self.add("generosity", arm, (self.root["arm_generosity"][arm], None, None))
            if target > 0:
                self.add("target_spending", arm, (target, None, None))
                self.add("reach", arm, (self.root["arm_reach"][arm], None, None))
                self.add("spending_deviation", arm, mean(self.of("spending", arm) / target - 1))

    def measures(self, arm, twin):
        for name in MEASURES:
            self.add(name, arm, mean(self.of(name, arm)))
            if arm != twin:
                self.differ(name, arm, twin)
        if arm != twin:
            self.differ("spending", arm, twin)
            for measure, name in (("cost_per_firm", "reached"), ("cost_per_level", "levels"),
                                  ("cost_per_welfare", "welfare")):
                self.add(measure, arm, fieller(self.of("spending", arm) - self.of("spending", twin),
                                               self.of(name, arm) - self.of(name, twin)), twin)

    def places(self, arm, twin):
        names = {"size": self.labels("size"), "sector": self.labels("sector"),
                 "county": self.labels("county"), "time": self.labels("quarter")}
        for variable in [f"{what}_by_{group}" for group in ("size", "sector", "county")
                         for what in ("reached", "spending")] + [
                             f"{what}_over_time" for what in ("reached", "levels", "spending")]:
            if variable.startswith("spending_by") and arm not in self.policies:
                continue
            is_time = variable.endswith("time")
            for place, name in enumerate(names[variable.rsplit("_", 1)[1]]):
                where = {"time": name} if is_time else {"item2": name}
                own = self.of(variable, arm, (place,))
                self.add(variable, arm, mean(own), **where)
                if arm != twin:
                    self.add(variable + "_difference", arm,
                             mean(own - self.of(variable, twin, (place,))), twin, **where)

    def fates(self, arm, twin):
        fate = {f: self.of("fates", arm, (f,)) for f in range(8)}
        self.add("treated", arm, mean(self.of("treated", arm)))
        for f, name in enumerate(self.labels("fate")):
            self.add("fate", arm, mean(fate[f]), twin, item2=name)
        reached, same_luck = fate[6] + fate[7], fate[5] + fate[7]
        self.add("treated_reached", arm, mean(reached), twin)
        self.add("deadweight_same_luck", arm, mean(same_luck), twin)
        self.add("additionality_same_luck", arm, complement(fieller(same_luck, reached)), twin)
        if self.root["redraws"] > 0:
            redrawn = self.of("deadweight", arm)
            self.add("deadweight", arm, mean(redrawn), twin)
            self.add("additionality", arm, complement(fieller(redrawn, reached)), twin)
        self.add("reached_either_way", arm, mean(self.of("both", arm)), twin)
        drawn, with_it, without = (self.of("left_out" + part, arm)
                                   for part in ("", "_with", "_without"))
        self.add("reached_when_treated", arm, fieller(with_it, drawn), twin)
        self.add("reached_when_left_out", arm, fieller(without, drawn), twin)
        self.add("direct_effect", arm, fieller(with_it - without, drawn), twin)
        self.add("quarters_sooner", arm,
                 fieller(self.of("sooner", arm), self.of("both", arm)), twin)

    def pairing(self, arm, twin):
        for name in ("reached", "levels", "private_cost", "welfare"):
            own, other = self.of(name, arm), self.of(name, twin)
            if len(own) == 1:
                continue
            paired, independent = variance(own - other), variance(own) + variance(other)
            for measure, value in (("paired", paired), ("independent", independent),
                                   ("ratio", paired / independent if independent else None)):
                self.add("variance_" + measure, arm, (value, None, None), twin, item2=name)

    def budgets(self):
        factors = self.root["scan_generosity"]
        for name in ("spending", "reached", "welfare"):
            scan = self.root["scan_" + name]
            for arm in self.policies if len(scan) else []:
                for factor, value in zip(factors, scan.reshape(-1, len(factors))[arm]):
                    self.add("scan_" + name, arm, (value, None, None),
                             item2=f"{factor:g}")

    def pairs_of_arms(self):
        role = list(self.root["arm_role"])
        parent = self.root["arm_parent"].astype(int)
        for arm in range(len(self.arms)):
            for name in ("reached", "welfare", "spending"):
                if role[arm] == "decomposition":
                    effect, of_parent = (self.of(name, a) - self.of(name, self.twin[a])
                                         for a in (arm, parent[arm]))
                    self.add(name + "_effect_difference", arm, mean(effect - of_parent), parent[arm])
        target = self.root["target_spending"] or self.of("spending", self.policies[0]).mean()
        alike = [a for a in self.policies if role[a] == "arm"
                 and self.root["arm_status"][a] != "unreachable"
                 and abs(self.of("spending", a).mean() - target) <= 0.01 * target]
        for one in alike if "decomposition" in role else []:
            for other in alike:
                if other < one and self.twin[one] == self.twin[other]:
                    for name in ("reached", "levels", "welfare", "spending"):
                        self.differ(name, one, other)
                    self.tests(one, other)
                    self.bands(one, other)
        self.family()

    def tests(self, one, other):
        for name in ("reached", "levels", "reached_d2n2", "private_cost", "welfare"):
            found = pair_statistics.paired(self.of(name, one), self.of(name, other),
                                           self.margins.get(name))
            for measure, numbers in found.items():
                self.add(measure, one, numbers, other, item2=name)

    def bands(self, one, other):
        for name in ("reached_over_time", "levels_over_time"):
            half, wide, pointwise, simultaneous = pair_statistics.bands(
                self.of(name, one) - self.of(name, other))
            for t, quarter in enumerate(self.labels("quarter")):
                self.add("difference_band_pointwise", one, pointwise[t], other, name, quarter)
                self.add("difference_band_simultaneous", one, simultaneous[t], other, name, quarter)
            self.add("band_half_pointwise", one, (half, None, None), other, name)
            self.add("band_half_simultaneous", one, (wide, None, None), other, name)

    def family(self):
        """All p of arms against arms were adjusted together."""
        keys = [key for key in self.rows if key[0] == "p"]
        p = [self.rows[key][0] for key in keys]
        for key, (holm, rate) in zip(keys, pair_statistics.adjusted(p)):
            self.rows["p_holm", *key[1:]] = holm, None, None
            self.rows["p_bh", *key[1:]] = rate, None, None
        if keys:
            self.rows["family", "", "", "", ""] = sum(v is not None for v in p), None, None


def readable(value):
    size = abs(value)
    return f"{value:.{0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 10 else 3}f}"


class Statistics(program.TestCase):
    def rows(self, path, *options):
        table = csv.DictReader(io.StringIO(self.succeed("show", path, "--format", "csv", *options)))
        found = {}
        for row in table:
            key = tuple(row[name] for name in ("measure", "group", "item", "item2", "time"))
            self.assertNotIn(key, found)
            found[key] = tuple(float(row[name]) if row[name] else None
                               for name in ("estimate", "low", "high"))
        return found

    def compare(self, path, **margins):
        expected = Expected(path, margins).rows
        found = self.rows(path, *(word for name, margin in margins.items()
                                  for word in ("--margin", f"{name}={margin}")))
        told = {key: found.pop(key) for key in list(found)
                if key[0] in ("status", "ended", "warning", "no_p")}  # text, no numbers
        self.assertEqual(set(told.values()), {(None, None, None)})
        self.assertEqual(set(found), set(expected))
        for key, numbers in expected.items():
            size = max((abs(x) for x in numbers if x is not None), default=0.0)
            for mine, theirs in zip(numbers, found[key]):
                with self.subTest(key, expected=numbers, found=found[key]):
                    self.assertEqual(mine is None, theirs is None)
                    if mine is not None:
                        # a mean of differences may be 0 up to rounding of what is subtracted
                        self.assertLessEqual(abs(mine - theirs), max(RELATIVE * size, 1e-12))
        return found

    def check_text(self, path, found, *options):
        """Every number in the text's tables is one of the tidy rows, rounded."""
        text = self.succeed("show", *options, path)
        self.assertNotRegex(text, r"\b(nan|inf)\b|-0\.0+\b[^.]")
        told = {readable(factor * x).lstrip("-") for numbers in found.values() for x in numbers
                if x is not None for factor in (1, 100)}
        told |= {f"{x:.4g}" for key, numbers in found.items() for x in numbers[:1]
                 if key[0] == "generosity"} | {key[3] for key in found}
        for line in text.split("\nPublic spending\n")[1].splitlines():
            if not line.startswith("  "):
                for number in re.findall(r"(?<![\w.<])\d+\.\d+(?![\w.])", line):
                    self.assertIn(number, told, line)
        return text

    def test_synthetic_files(self):
        for options in ({"replications": 30}, {"replications": 5, "spread": 0.2},
                        {"replications": 3, "target": 0.0, "redraws": 0},
                        {"replications": 2, "seed": 2}, {"replications": 1},
                        {"replications": 40, "spread": 0.0}):
            with self.subTest(**options):
                Synthetic(self.folder / "c.h5", **options)
                found = self.compare(self.folder / "c.h5")
                text = self.check_text(self.folder / "c.h5", found)
                self.assertEqual("idle (unreachable)" in text, options.get("target", 1) > 0)
                self.assertIsNone(found["quarters_sooner", "idle", "none", "", ""][0])

    def test_margins_and_details(self):
        Synthetic(self.folder / "c.h5", 30)
        path = self.folder / "c.h5"
        found = self.compare(path, reached=20.0, welfare=1.5)
        text = self.check_text(path, found, "--margin", "reached=20", "--margin", "welfare=1.5",
                               "--details")
        self.assertIn("(within 20.00)", text)
        self.assertIn("adjusted over the family of all 5 p", text)
        self.assertIn("shift of quantile", text)
        self.assertIn("the simultaneous 95 % band", text)
        self.assertNotIn("shift of quantile", self.succeed("show", "c.h5"))
        self.assertNotIn("equivalent", self.succeed("show", "c.h5"))
        self.assertEqual({key[1:3] for key in found if key[0] == "p"}, {(ARMS[2], ARMS[1])})
        self.assertEqual(text.count("\nNo p"), 0)
        message = self.fail_with(program.WRONG_INPUT, "show", "c.h5", "--margin", "reachd=3")
        self.assertIn("did you mean 'reached'?", message)
        for margin in ("reached=0", "reached=-1", "reached=x", "reached=inf"):
            self.assertIn("a margin is a number above 0",
                          self.fail_with(program.WRONG_INPUT, "show", "c.h5", "--margin", margin))
        self.assertIn("of which measure?",
                      self.fail_with(program.WRONG_INPUT, "show", "c.h5", "--margin", "3"))

    def test_what_a_single_replication_cannot_tell(self):
        Synthetic(self.folder / "c.h5", 1)
        text = self.succeed("show", "c.h5")
        self.assertIn("there is a single pair, and a t test needs two", text)
        self.assertIn("too few replications for a simultaneous band", text)

    def test_a_ratio_over_what_may_be_zero_is_undefined(self):
        Synthetic(self.folder / "c.h5", 30)
        found = self.rows(self.folder / "c.h5")
        text = self.succeed("show", "c.h5")
        self.assertEqual(found["cost_per_firm", "idle", "none", "", ""], (None, None, None))
        low, high = found["reached_difference", "idle", "none", "", ""][1:]
        self.assertTrue(low <= 0 <= high)
        self.assertRegex(text, r"(?m)^idle \(unreachable\) +undefined")
        self.assertIn("a loss, not a gain", text)

    def test_the_unpaired_formula_would_be_noticed(self):
        Synthetic(self.folder / "c.h5", 30)
        found = self.rows(self.folder / "c.h5")["reached_difference", "down", "none", "", ""]
        file = Expected(self.folder / "c.h5")
        wrong = unpaired(file.of("reached", 1), file.of("reached", 0))
        self.assertAlmostEqual(found[0], wrong[0], 9)
        self.assertGreater(wrong[2] - wrong[1], 3 * (found[2] - found[1]))
        ratio = self.rows(self.folder / "c.h5")["variance_ratio", "down", "none", "reached", ""]
        self.assertLess(ratio[0], 0.2)

    def test_the_bootstrap_finds_like_intervals(self):
        """Plausibility: with a gain far from 0, percentiles of resampled ratios are near."""
        Synthetic(self.folder / "c.h5", 60)
        found, file = self.rows(self.folder / "c.h5"), Expected(self.folder / "c.h5")
        spent = file.of("spending", 1) - file.of("spending", 0)
        gained = file.of("reached", 1) - file.of("reached", 0)
        picks = np.random.default_rng(3).integers(0, 60, (20000, 60))
        ratios = spent[picks].mean(1) / gained[picks].mean(1)
        _, low, high = found["cost_per_firm", "down", "none", "", ""]
        np.testing.assert_allclose(np.percentile(ratios, [2.5, 97.5]), [low, high],
                                   atol=0.1 * (high - low))

    def test_coverage(self):
        """Fieller's interval holds the true ratio 95 times in 100; without Student's t not."""
        draw, runs, n = np.random.default_rng(4), 4000, 5
        band = stats.binom.ppf([5e-7, 1 - 5e-7], runs, 0.95)
        held = np.zeros(2)
        for _ in range(runs):
            below = draw.normal(2, 1, n)
            above = 3 * below + draw.normal(0, 1, n)  # the true ratio is 3
            # the set in its own words; it has no bound where the interval is undefined
            residual = above - 3 * below
            inside = abs(residual.mean()) <= t_quantile(n) * stats.sem(residual)
            _, low, high = fieller(above, below)
            if low is not None:
                self.assertEqual(low <= 3 <= high, inside)
            held += inside, abs(residual.mean()) <= 1.96 * stats.sem(residual)
        self.assertTrue(band[0] <= held[0] <= band[1], held)
        self.assertFalse(band[0] <= held[1] <= band[1], held)

    def test_json_is_the_same_table(self):
        Synthetic(self.folder / "c.h5", 4)
        rows = json.loads(self.succeed("show", "c.h5", "--format", "json"))
        found = {tuple(row[name] or "" for name in ("measure", "group", "item", "item2", "time")):
                 (row["estimate"], row["low"], row["high"]) for row in rows}
        self.assertEqual(found, self.rows(self.folder / "c.h5"))

    def test_a_comparison_stands_alone(self):
        Synthetic(self.folder / "c.h5", 3)
        self.succeed("run", program.scenario("defaults.toml"), "-o", "run.h5", "--replications", 1,
                     "--set", "population.firms=100", "--set", "time.quarters=4")
        for files in (("c.h5", "run.h5"), ("run.h5", "c.h5"), ("c.h5", "c.h5")):
            message = self.fail_with(program.WRONG_INPUT, "show", *files)
            self.assertIn("c.h5: is a policy comparison", message)
            self.assertIn("show it alone", message)
        self.assertIn("no stylised facts",
                      self.fail_with(program.WRONG_INPUT, "show", "c.h5", "--facts"))

    def test_damaged_comparisons_are_refused(self):
        for what in ("arms", "arm_twin", "goal_missing", "fates", "scan_welfare", "welfare"):
            Synthetic(self.folder / "c.h5", 3)
            with h5py.File(self.folder / "c.h5", "a") as file:
                if what in file:
                    del file[what]
                elif what == "goal_missing":
                    del file.attrs["discount"]
                else:
                    file.attrs[what] = list(file.attrs[what])[:-1]
            with self.subTest(what):
                for form in ("text", "csv"):
                    self.assertIn("c.h5", self.fail_with(program.WRONG_INPUT, "show", "c.h5",
                                                         "--format", form))

    def test_a_real_comparison(self):
        arms = [program.scenario(f"xinchang-{name}.toml") for name in ("none", "top-down",
                                                                       "bottom-up")]
        text = self.succeed("compare", *arms, "-o", "c.h5", "--replications", 8, "--quiet",
                            "--search-replications", 8, "--decompose", "--set",
                            "population.firms=150", "--set", "time.quarters=16", "--set",
                            "population.counties=3", "--margin", "levels=2", "--details")
        found = self.compare(self.folder / "c.h5", levels=2)
        self.assertEqual(text, self.check_text("c.h5", found, "--margin", "levels=2", "--details"))


if __name__ == "__main__":
    program.main()
