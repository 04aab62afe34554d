# SPDX-License-Identifier: MIT
"""catchup compare --table: every number a second time with SciPy and statsmodels; bands; refusals."""
import csv
import io
import json

import numpy as np
from scipy import stats

import pair_statistics as theirs
import program
from mersenne import Mersenne
from program import WRONG_INPUT, WRONG_USAGE


class Tables(program.TestCase):
    def table(self, columns, file="t.csv"):
        lines = [",".join(columns)]
        lines += [",".join(str(value) for value in row) for row in zip(*columns.values())]
        self.write(file, "\n".join(lines) + "\n")
        return ["--table", file]

    def samples(self, arms, pair=False):
        """A table of {arm: {outcome: values}}."""
        columns = {"policy": [], **({"seed": []} if pair else {})}
        for arm, outcomes in arms.items():
            size = len(next(iter(outcomes.values())))
            columns["policy"] += [arm] * size
            if pair:
                columns["seed"] += [f"s{i}" for i in range(size)]
            for name, values in outcomes.items():
                columns.setdefault(name, []).extend(repr(float(v)) for v in values)
        outputs = [word for name in next(iter(arms.values())) for word in ("--output", name)]
        return [*self.table(columns), "--arm", "policy", *outputs,
                *(["--pair", "seed"] if pair else [])]

    def rows(self, *arguments):
        return list(csv.DictReader(io.StringIO(
            self.succeed("compare", *arguments, "--format", "csv"))))

    def numbers(self, *arguments):
        found = {}
        for row in self.rows(*arguments):
            key = tuple(row[name] for name in ("measure", "group", "item", "item2", "time"))
            self.assertNotIn(key, found)
            found[key] = tuple(float(row[name]) if row[name] else None
                               for name in ("estimate", "low", "high"))
        return found

    def check(self, found, expected, key):
        for measure, numbers in expected.items():
            with self.subTest(measure, key=key, expected=numbers):
                mine = found[(measure, *key)]
                for one, other in zip(mine, numbers):
                    self.assertEqual(one is None, other is None, mine)
                    if other is not None:
                        self.assertAlmostEqual(one, other, delta=1e-9 * max(1.0, abs(other)))

    def check_family(self, found):
        keys = [key[1:] for key in found if key[0] == "p"]
        p = [found[("p", *key)][0] for key in keys]
        for key, (holm, rate) in zip(keys, theirs.adjusted(p)):
            self.check(found, {"p_holm": (holm, None, None), "p_bh": (rate, None, None)}, key)
        self.assertEqual(found["family", "", "", "", ""][0], sum(v is not None for v in p))


class Statistics(Tables):
    def test_pairs(self):
        draw = np.random.default_rng(1)
        for n, ties in ((40, False), (25, True), (9, False), (6, True), (5, False), (2, False)):
            common = draw.normal(10, 3, n)
            arms = {arm: {"y": common + draw.normal(shift, 1, n),
                          "z": np.round(common + draw.normal(2 * shift, 1, n))}
                    for arm, shift in (("a", 0.0), ("b", 0.7), ("c", -0.2))}
            if ties:
                arms["b"]["y"] = np.round(arms["b"]["y"])
                arms["a"]["y"] = np.round(arms["a"]["y"])
            found = self.numbers(*self.samples(arms, pair=True), "--margin", "y=1.5", "--margin",
                                 "z=2")
            for one, other in (("b", "a"), ("c", "a"), ("c", "b")):
                for name, margin in (("y", 1.5), ("z", 2.0)):
                    expected = theirs.paired(arms[one][name], arms[other][name], margin)
                    self.check(found, expected, (one, other, name, ""))
            self.check_family(found)

    def test_independent_samples(self):
        draw = np.random.default_rng(2)
        for m, n, digits in ((30, 20, 9), (60, 50, 9), (8, 11, 9), (25, 40, 0), (3, 2, 9), (1, 6, 9)):
            arms = {"a": {"y": draw.normal(0, 2, n).round(digits)},
                    "b": {"y": draw.normal(0.8, 1, m).round(digits)}}
            found = self.numbers(*self.samples(arms), "--margin", "1.2")
            self.check(found, theirs.independent(arms["b"]["y"], arms["a"]["y"], 1.2),
                       ("b", "a", "y", ""))
            self.check_family(found)

    def test_what_does_not_vary_is_told(self):
        same = {"a": {"y": [0.1, 0.2, 0.3]}, "b": {"y": [1.1, 1.2, 1.3]}}
        ask = self.samples(same, pair=True)
        found = self.numbers(*ask, "--margin", "2")
        for measure in ("p", "p_holm", "p_bh", "equivalence_p", "equivalence_lower_p"):
            self.assertEqual(found[measure, "b", "a", "y", ""], (None, None, None))
        self.assertEqual(found["family", "", "", "", ""][0], 0)
        self.assertIn("all 3 differences are 1: without variance there is no t",
                      self.succeed("compare", *ask))
        constant = {"a": {"y": [2.0] * 4}, "b": {"y": [2.0] * 3}}
        found = self.numbers(*self.samples(constant))
        self.assertEqual(found["mann_whitney_p", "b", "a", "y", ""], (None, None, None))
        self.assertEqual(found["superiority", "b", "a", "y", ""][0], 0.5)
        self.assertIn("neither arm varies", self.succeed("compare", *self.samples(constant)))

    def test_one_value_has_no_interval(self):
        for pair in (True, False):
            ask = self.samples({"a": {"y": [3.0]}, "b": {"y": [5.0]}}, pair=pair)
            found = self.numbers(*ask)
            self.assertEqual(found["difference", "b", "a", "y", ""], (2.0, None, None))
            self.assertEqual({low for _, low, _ in found.values()}, {None})
            self.assertIn("a t test needs two", self.succeed("compare", *ask))

    def test_the_text_and_json_say_the_same(self):
        draw = np.random.default_rng(3)
        ask = self.samples({arm: {"y": draw.normal(k, 1, 20)} for k, arm in enumerate("abc")},
                           pair=True)
        rows = json.loads(self.succeed("compare", *ask, "--format", "json"))
        self.assertEqual(len(rows), len(self.rows(*ask)))
        text = self.succeed("compare", *ask, "--margin", "0.5", "--details")
        self.assertIn("c against b", text)
        self.assertIn("adjusted over the family of all 3 p", text)
        self.assertIn("(within 0.500)", text)
        self.assertIn("shift of quantile", text)
        self.assertNotIn("shift of quantile", self.succeed("compare", *ask))
        self.assertNotRegex(text, r"\b(nan|inf)\b")
        self.assertEqual(text, self.succeed("compare", *ask, "--margin", "0.5", "--details"))

    def test_many_values_take_seconds(self):
        draw = np.random.default_rng(4)
        arms = {arm: {"y": draw.normal(k / 100, 1, 20000)} for k, arm in enumerate("ab")}
        found = self.numbers(*self.samples(arms), "--draws", 100)
        x, y = arms["b"]["y"], arms["a"]["y"]
        limit = stats.ks_2samp(x, y, alternative="less", method="asymp")
        self.check(found, {"dominance_ahead_p": (limit.pvalue, None, None),
                           "mann_whitney_p": (stats.mannwhitneyu(x, y).pvalue, None, None)},
                   ("b", "a", "y", ""))


class Bands(Tables):
    def over_time(self, d, draw):
        """A table whose arms differ by d (replication, time)."""
        n, times = d.shape
        base = draw.normal(5, 1, (n, times))
        columns = {"arm": [], "seed": [], "quarter": [], "y": []}
        for arm, values in (("a", base), ("b", base + d)):
            for r in range(n):
                for t in range(times):
                    for name, value in zip(columns, (arm, r, t, repr(float(values[r, t])))):
                        columns[name].append(value)
        difference = (base + d) - base
        return [*self.table(columns), "--output", "y", "--arm", "arm", "--pair", "seed", "--time",
                "quarter"], difference

    def test_by_the_definition(self):
        draw = np.random.default_rng(5)
        for n, times in ((30, 12), (7, 3), (100, 20), (5, 4), (1, 2)):
            d = draw.normal(0.3, 1, (n, times)).cumsum(1)
            ask, d = self.over_time(d, draw)
            found = self.numbers(*ask)
            half, wide, pointwise, simultaneous = theirs.bands(d)
            for t in range(times):
                self.check(found, {"difference_band_pointwise": pointwise[t],
                                   "difference_band_simultaneous": simultaneous[t]},
                           ("b", "a", "y", str(t)))
            self.check(found, {"band_half_pointwise": (half, None, None),
                               "band_half_simultaneous": (wide, None, None)}, ("b", "a", "y", ""))
            self.check(found, {"difference": theirs.paired(d[:, -1], np.zeros(n))["difference"]},
                       ("b", "a", "y", str(times - 1)))
            if n > 5:
                self.assertGreater(wide, half)
            else:
                self.assertIn("too few replications for a simultaneous band",
                              self.succeed("compare", *ask))

    def test_times_before_arms_part_have_no_width(self):
        draw = np.random.default_rng(6)
        d = np.concatenate([np.zeros((20, 3)), 4 + draw.normal(0, 1, (20, 3))], axis=1)
        ask, _ = self.over_time(d, draw)
        found = self.numbers(*ask)
        for t in ("0", "1", "2"):
            self.assertEqual(found["difference_band_simultaneous", "b", "a", "y", t], (0, 0, 0))
        self.assertIn("the simultaneous 95 % band lies above 0 from 3 to 5", self.succeed("compare", *ask))

    def test_coverage(self):
        """The simultaneous band holds a whole curve 95 times in 100; pointwise intervals do not."""
        draw, runs, n, times, draws = np.random.default_rng(7), 2000, 40, 15, 500
        band = stats.binom.ppf([5e-7, 1 - 5e-7], runs, 0.95)
        held = np.zeros(2)
        ways = theirs.signs(n, draws)
        half = theirs.t_quantile(n - 1)
        for _ in range(runs):
            d = draw.normal(0, 1, (n, times)).cumsum(1)  # the true curve is 0
            centred = d - d.mean(0)
            error = d.std(0, ddof=1) / np.sqrt(n)
            turned = ways @ centred / n
            spread = np.sqrt(((centred ** 2).sum(0) - n * turned ** 2) / (n - 1) / n)
            most = np.sort(abs(turned / spread).max(1))
            wide = max(half, most[int(np.ceil(0.95 * (draws + 1))) - 1])
            largest = abs(d.mean(0) / error).max()
            held += largest <= wide, largest <= half
        self.assertTrue(band[0] <= held[0] <= band[1], held)
        self.assertFalse(band[0] <= held[1] <= band[1], held)
        # and this is the program's band: the last of these curves
        ask, d = self.over_time(d, draw)
        found = self.numbers(*ask, "--draws", draws)
        wide = theirs.bands(d, draws)[1]
        self.check(found, {"band_half_simultaneous": (wide, None, None)}, ("b", "a", "y", ""))


class Refusals(Tables):
    def refuse(self, *arguments, code=WRONG_INPUT):
        return self.fail_with(code, "compare", *arguments)

    def test_tables_that_make_no_comparison(self):
        def lines(*rows):
            self.write("t.csv", "\n".join(("arm,seed,t,y,w", *rows)) + "\n")
            return ["--table", "t.csv", "--output", "y", "--arm", "arm"]

        whole = ("a,1,0,2.5,x", "a,2,0,3.5,x", "b,1,0,1.5,y", "b,2,0,4,x")
        ask = lines(*whole)
        self.succeed("compare", *ask)
        for arguments, words in {
                ("--pair", "sed"): "no column is called 'sed'; did you mean 'seed'?",
                ("--margin", "0"): "a margin is a number above 0",
                ("--margin", "y=-1"): "a margin is a number above 0",
                ("--margin", "y=nan"): "a margin is a number above 0",
                ("--margin", "z=1"): "no measure is called 'z'",
                ("--time", "t"): "which rows are one series",
                ("--pair", "arm"): "column 'arm' is asked for twice",
                ("--output", "w"): "column 'w' holds words"}.items():
            self.assertIn(words, self.refuse(*ask, *arguments))
        self.assertIn("t.csv:4:7: column 'y' has no value here",
                      self.refuse(*lines(*whole[:2], "b,1,0,,x")))
        self.assertIn("'a' in every row", self.refuse(*lines(*whole[:2])))
        self.assertIn("there is no row for seed '2', arm 'b'; 1 of 4 are missing",
                      self.refuse(*lines(*whole[:3]), "--pair", "seed"))
        self.assertIn("t.csv:6:3: is the second row of seed '1', arm 'a'; row 1 of the table is",
                      self.refuse(*lines(*whole, whole[0]), "--pair", "seed"))
        self.assertIn("arm 'b', t '1'; 2 of 8 are missing", self.refuse(
            *lines(*whole, "a,1,1,3,x", "a,2,1,3,x"), "--pair", "seed", "--time", "t"))
        self.assertIn("Try --output y --arm policy", self.refuse("--table", "t.csv", "--output", "y"))

    def test_options_of_other_forms(self):
        ask = ["--table", "t.csv", "--output", "y", "--arm", "arm"]
        for arguments in ((*ask, "--threshold", 1), (*ask, "--replications", 5), (*ask, "a.toml"),
                          ("a.toml", "b.toml"), ("a.toml", "b.toml", "-o", "c.h5", "--arm", "x"),
                          ("a.toml", "b.toml", "-o", "c.h5", "--draws", 500), ("s.h5", "--details"),
                          ("s.h5", "--pair", "x"), ()):
            self.refuse(*arguments, code=WRONG_USAGE)


class Draws(program.TestCase):
    def test_the_twister_is_the_one_of_the_standard(self):
        """[rand.predef] of the C++ standard names the 10000th number."""
        stream = Mersenne(5489)
        self.assertEqual([stream.raw() for _ in range(10000)][-1], 9981545732273789042)


if __name__ == "__main__":
    program.main()
