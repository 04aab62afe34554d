# SPDX-License-Identifier: MIT
"""Sensitivity indices against closed forms, and against NumPy, SciPy and statsmodels."""
import csv
import io
import json

import numpy as np
import scipy.integrate
import scipy.stats
import statsmodels.api as sm

import program
from program import DONE, WRONG_INPUT, WRONG_USAGE


def ishigami(x):
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def sobol_g(x, a):
    return np.prod((np.abs(4 * x - 2) + a) / (1 + a), axis=1)


def saltelli(points, inputs, second_order=False, groups=None):
    """Rows A, AB_j, (BA_j,) B of each base point, in the unit cube."""
    base = scipy.stats.qmc.Sobol(2 * inputs, scramble=False).random(points)
    groups = groups or list(range(inputs))
    rows = []
    for a, b in zip(base[:, :inputs], base[:, inputs:]):
        block = [a]
        for one, other in ((a, b), (b, a)) if second_order else ((a, b),):
            for group in dict.fromkeys(groups):
                moved = np.array([g == group for g in groups])
                block.append(np.where(moved, other, one))
        rows += block + [b]
    return np.array(rows)


class Tables(program.TestCase):
    def table(self, x, y, names=None, file="xy.csv"):
        names = names or [f"x{i + 1}" for i in range(np.shape(x)[1])]
        lines = [",".join(names) + ",y"]
        lines += [",".join(repr(float(v)) for v in row) + f",{float(out)!r}"
                  for row, out in zip(x, y)]
        self.write(file, "\n".join(lines) + "\n")
        return ["--table", file, "--inputs", ",".join(names), "--output", "y"]

    def rows(self, *arguments):
        text = self.succeed("sensitivity", *arguments, "--format", "csv")
        return list(csv.DictReader(io.StringIO(text)))

    def values(self, *arguments):
        return {(r["measure"], r["item"]) + ((r["item2"],) if r["item2"] else ()):
                float(r["estimate"]) for r in self.rows(*arguments) if r["estimate"]}


class Sobol(Tables):
    def within(self, rows, measure, item, truth, item2=""):
        row, = [r for r in rows if (r["measure"], r["item"], r["item2"]) == (measure, item, item2)]
        self.assertTrue(float(row["low"]) <= truth <= float(row["high"]), (row, truth))

    def test_ishigami_lies_in_the_intervals(self):
        u = saltelli(1024, 3, second_order=True)
        rows = self.rows("sobol", *self.table(u, ishigami(np.pi * (2 * u - 1))),
                         "--design", "saltelli", "--second-order")
        a, b = 7.0, 0.1  # Homma & Saltelli 1996
        v1 = 0.5 * (1 + b * np.pi ** 4 / 5) ** 2
        v2 = a ** 2 / 8
        v13 = b ** 2 * np.pi ** 8 * (1 / 18 - 1 / 50)
        v = v1 + v2 + v13
        for item, first, total in (("x1", v1, v1 + v13), ("x2", v2, v2), ("x3", 0, v13)):
            self.within(rows, "S1", item, first / v)
            self.within(rows, "ST", item, total / v)
        self.within(rows, "S2", "x1", v13 / v, "x3")
        self.within(rows, "S2", "x1", 0.0, "x2")
        self.within(rows, "S2", "x2", 0.0, "x3")

    def test_sobol_g_lies_in_the_intervals(self):
        a = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])
        u = saltelli(1024, 8)
        for kind in ("bca", "percentile"):
            rows = self.rows("sobol", *self.table(u, sobol_g(u, a)), "--design", "saltelli",
                             "--interval", kind)
            parts = 1 / (3 * (1 + a) ** 2)
            v = np.prod(1 + parts) - 1
            for i in range(4):  # the others are as good as 0: their intervals are narrower than
                self.within(rows, "S1", f"x{i + 1}", parts[i] / v)  # what quadrature leaves
                self.within(rows, "ST", f"x{i + 1}", parts[i] * np.prod(np.delete(1 + parts, i)) / v)

    def test_estimators_are_those_that_are_named(self):
        rng = np.random.default_rng(3)
        y = rng.normal(size=64 * 8)
        u = saltelli(64, 3, second_order=True)
        found = self.values("sobol", *self.table(u, y), "--design", "saltelli", "--second-order")
        f = (y - y.mean()).reshape(64, 8)
        a, ab, ba, b = f[:, 0], f[:, 1:4], f[:, 4:7], f[:, 7]
        v = np.var(np.concatenate([a, b]))
        s1 = np.mean(b[:, None] * (ab - a[:, None]), axis=0) / v
        st = np.mean((a[:, None] - ab) ** 2, axis=0) / 2 / v
        for i in range(3):
            self.assertAlmostEqual(found["S1", f"x{i + 1}"], s1[i], delta=1e-12)
            self.assertAlmostEqual(found["ST", f"x{i + 1}"], st[i], delta=1e-12)
            for j in range(i + 1, 3):
                s2 = np.mean(ba[:, i] * ab[:, j] - a * b) / v - s1[i] - s1[j]
                self.assertAlmostEqual(found["S2", f"x{i + 1}", f"x{j + 1}"], s2, delta=1e-12)

    def test_groups_share_an_index(self):
        groups = ["shape", "size", "shape"]
        u = saltelli(512, 3, groups=groups)
        found = self.values("sobol", *self.table(u, u[:, 0] + u[:, 1] + u[:, 2]), "--design",
                            "saltelli", "--groups", ",".join(groups))
        self.assertAlmostEqual(found["S1", "shape"], 2 / 3, delta=0.01)
        self.assertAlmostEqual(found["ST", "size"], 1 / 3, delta=0.01)
        self.assertNotIn(("S1", "x1"), found)

    def test_failed_runs_drop_their_base_point_aloud(self):
        u = saltelli(64, 2)
        y = u[:, 0] + 2 * u[:, 1]
        whole = self.table(np.delete(u, range(8, 12), axis=0), np.delete(y, range(8, 12)),
                           file="whole.csv")
        y[9] = np.nan
        gaps = self.table(u, y)
        says = self.succeed("sensitivity", "sobol", *gaps, "--design", "saltelli")
        self.assertIn("1 of 64 base points are left out", says)
        self.assertEqual(self.values("sobol", *gaps, "--design", "saltelli"),
                         self.values("sobol", *whole, "--design", "saltelli"))

    def test_the_verdict_is_made_from_the_numbers(self):
        u = saltelli(1024, 3)
        says = self.succeed("sensitivity", "sobol", *self.table(u, u[:, 0] + 0.5 * u[:, 1]),
                            "--design", "saltelli")
        self.assertIn("By ST: x1 > x2 > x3. All ranks are stable", says)
        self.assertIn("does not tell x3 from an input that does nothing", says)
        u = saltelli(256, 3)  # small, but it does matter
        says = self.succeed("sensitivity", "sobol", *self.table(u, u[:, 0] + 0.1 * u[:, 1]),
                            "--design", "saltelli")
        self.assertIn("x2 matters less than the dummy", says)
        says = self.succeed("sensitivity", "sobol", *self.table(u[:80], u[:80, 0] * u[:80, 1]),
                            "--design", "saltelli")
        self.assertIn("N is too small for", says)

    def test_answers_are_the_same_every_time(self):
        u = saltelli(64, 2)
        ask = ["sobol", *self.table(u, u[:, 0] * u[:, 1]), "--design", "saltelli"]
        self.assertEqual(self.rows(*ask), self.rows(*ask))
        self.assertNotEqual(self.rows(*ask), self.rows(*ask, "--seed", 2))
        listed = json.loads(self.succeed("sensitivity", *ask, "--format", "json"))
        self.assertEqual([r["measure"] for r in listed], [r["measure"] for r in self.rows(*ask)])


class Morris(Tables):
    def walks(self, walks, inputs):
        self.write("m.toml", f'scenario = "{program.scenario("xinchang.toml")}"\nseed = 1\n'
                   f'method = {{ kind = "morris", trajectories = {walks} }}\n' + "".join(
                       f'[[factor]]\nkey = "{key}"\nname = "x{i + 1}"\nkind = "uniform"\nlow = 0.0\n'
                       f'high = 1.0\n' for i, key in enumerate(inputs)))
        points = list(csv.DictReader(io.StringIO(self.succeed("design", "m.toml", "--csv"))))
        return np.array([[float(p[f"x{i + 1}"]) for i in range(len(inputs))] for p in points])

    keys = ["benefit.complementarity", "benefit.partner_externality", "population.fit_log_sd"]

    def test_against_numpy(self):
        x = self.walks(12, self.keys)
        y = x[:, 0] ** 2 + 3 * x[:, 1] * x[:, 2] - x[:, 2]
        effects = {i: [] for i in range(3)}
        for row in range(len(x) - 1):
            if row % 4 != 3:
                i, = np.flatnonzero(x[row] != x[row + 1])
                effects[i].append((y[row + 1] - y[row]) / (x[row + 1, i] - x[row, i]))
        found = self.values("morris", *self.table(x, y))
        scaled = self.values("morris", *self.table(5 + 10 * x, y))
        levels = self.values("morris", *self.table(np.exp(x), y), "--levels", 4)
        for i, of_input in effects.items():
            for measure, truth in (("mu", np.mean(of_input)), ("mu_star", np.mean(np.abs(of_input))),
                                   ("sigma", np.std(of_input, ddof=1))):
                for answer in (found, scaled, levels):
                    self.assertAlmostEqual(answer[measure, f"x{i + 1}"], truth, delta=1e-9)

    def test_bca_against_scipy(self):
        x = self.walks(40, self.keys)
        y = np.exp(2 * x[:, 0]) * (1 + x[:, 1]) + x[:, 2]
        rows = self.rows("morris", *self.table(x, y), "--draws", 20000)
        effects = [(y[r + 1] - y[r]) / (x[r + 1, 0] - x[r, 0]) for r in range(len(x) - 1)
                   if r % 4 != 3 and x[r, 0] != x[r + 1, 0]]
        truth = scipy.stats.bootstrap((effects,), np.mean, n_resamples=20000, method="BCa",
                                      random_state=1).confidence_interval
        row, = [r for r in rows if (r["measure"], r["item"]) == ("mu", "x1")]
        width = truth.high - truth.low
        self.assertAlmostEqual(float(row["low"]), truth.low, delta=0.03 * width)
        self.assertAlmostEqual(float(row["high"]), truth.high, delta=0.03 * width)

    def test_groups_have_no_sign(self):
        walks = self.walks(8, self.keys[:2])
        x = walks[:, [0, 0, 1, 1]]
        rows = self.rows("morris", *self.table(x, x @ [1, 2, 3, -1]), "--groups", "a,a,b,b")
        found = {(r["measure"], r["item"]): float(r["estimate"]) for r in rows if r["item"]
                 and r["estimate"]}
        self.assertEqual(found.keys(), {("mu_star", "a"), ("mu_star", "b")})
        self.assertAlmostEqual(found["mu_star", "a"], 3.0)
        self.assertAlmostEqual(found["mu_star", "b"], 2.0)

    def test_a_table_that_is_no_walk_is_refused(self):
        x = self.walks(4, self.keys)
        x[6] = [0.1, 0.2, 0.3]
        self.assertRegex(self.fail_with(WRONG_INPUT, "sensitivity", "morris",
                                        *self.table(x, x.sum(axis=1))),
                         r"xy\.csv: is no Morris design: between rows \d and \d")
        self.assertIn("is no multiple of 4", self.fail_with(
            WRONG_INPUT, "sensitivity", "morris", *self.table(x[:-1], x[:-1].sum(axis=1))))


class GivenData(Tables):
    def setUp(self):
        super().setUp()
        self.rng = np.random.default_rng(7)

    def test_regression_against_statsmodels(self):
        x = self.rng.normal(size=(300, 4)) @ self.rng.normal(size=(4, 4))
        x[:, 3] = np.round(x[:, 3])  # ties
        y = x @ [1.0, -2.0, 0.5, 0.1] + np.exp(0.3 * x[:, 0]) + self.rng.normal(size=300)
        found = self.values("regression", *self.table(x, y), "--draws", 0)

        def truths(inputs, answer):
            z = scipy.stats.zscore(inputs)
            model = sm.OLS(scipy.stats.zscore(answer), sm.add_constant(z)).fit()
            partial = []
            for i in range(4):
                others = sm.add_constant(np.delete(z, i, axis=1))
                partial.append(np.corrcoef(sm.OLS(z[:, i], others).fit().resid,
                                           sm.OLS(answer, others).fit().resid)[0, 1])
            return model.params[1:], partial, model.rsquared

        ranked = np.apply_along_axis(scipy.stats.rankdata, 0, x), scipy.stats.rankdata(y)
        for names, (slope, partial, explained) in ((("SRC", "PCC", "R2"), truths(x, y)),
                                                   (("SRRC", "PRCC", "R2_rank"), truths(*ranked))):
            for i in range(4):
                self.assertAlmostEqual(found[names[0], f"x{i + 1}"], slope[i], delta=1e-10)
                self.assertAlmostEqual(found[names[1], f"x{i + 1}"], partial[i], delta=1e-10)
            self.assertAlmostEqual(found[names[2], ""], explained, delta=1e-10)

    def test_pawn_against_scipy(self):
        x = self.rng.random((2000, 3))
        y = ishigami(np.pi * (2 * x - 1))
        found = self.values("pawn", *self.table(x, y), "--draws", 0)
        for i in range(3):
            slices = np.array_split(np.argsort(x[:, i]), 10)
            truth = [scipy.stats.ks_2samp(y[rows], y).statistic for rows in slices]
            for measure, value in (("pawn_median", np.median(truth)), ("pawn_max", np.max(truth)),
                                   ("pawn_mean", np.mean(truth))):
                self.assertAlmostEqual(found[measure, f"x{i + 1}"], value, delta=1e-12)
        self.assertLess(found["pawn_median", "dummy"], 0.1)

    def test_delta_against_its_definition(self):
        x = self.rng.normal(size=(20000, 3))
        weights = np.array([2.0, 1.0, 0.0])
        found = self.values("delta", *self.table(x, x @ weights), "--draws", 20)
        whole = scipy.stats.norm(0, np.sqrt(5)).pdf

        def area(value, weight):
            part = scipy.stats.norm(weight * value, np.sqrt(5 - weight ** 2)).pdf
            y = np.linspace(-15, 15, 6001)
            return np.trapz(np.abs(whole(y) - part(y)), y) / 2

        for i in range(3):
            truth = scipy.integrate.quad(
                lambda v, w=weights[i]: area(v, w) * scipy.stats.norm.pdf(v), -6, 6, limit=60,
                epsabs=1e-4)[0] if weights[i] else 0.0
            self.assertAlmostEqual(found["delta", f"x{i + 1}"], truth, delta=0.02)
            self.assertAlmostEqual(found["S1", f"x{i + 1}"], weights[i] ** 2 / 5, delta=0.02)

    def test_rbd_fast_against_the_periodogram(self):
        x = self.rng.random((1001, 3))
        y = ishigami(np.pi * (2 * x - 1))
        found = self.values("rbd-fast", *self.table(x, y), "--draws", 0)
        for i in range(3):
            order = np.argsort(x[:, i])
            wave = y[np.concatenate([order[::2], order[1::2][::-1]])]
            power = np.abs(np.fft.rfft(wave))[1:] ** 2
            share = power[:10].sum() / power.sum()
            chance = 20 / len(y)
            self.assertAlmostEqual(found["S1", f"x{i + 1}"],
                                   share - chance / (1 - chance) * (1 - share), delta=1e-10)

    def test_categories_are_inputs_too(self):
        lines = ["colour,x,y"]
        for _ in range(500):
            colour, x = self.rng.choice(["red", "green", "blue"]), self.rng.random()
            lines.append(f"{colour},{x!r},{(colour == 'red') + 0.1 * x!r}")
        self.write("c.csv", "\n".join(lines) + "\n")
        ask = ["--table", "c.csv", "--inputs", "colour,x", "--output", "y"]
        found = self.values("pawn", *ask)
        self.assertGreater(found["pawn_max", "colour"], 0.4)
        self.assertIn("a category of 3 words; a regression takes numbers",
                      self.fail_with(WRONG_INPUT, "sensitivity", "regression", *ask))


class BadTables(Tables):
    def refused(self, text, *arguments, method="pawn"):
        self.write("t.csv", text)
        return self.fail_with(WRONG_INPUT, "sensitivity", method, "--table", "t.csv", *arguments)

    def test_each_has_its_message(self):
        ask = ["--inputs", "x1,x2", "--output", "y"]
        fine = "x1,x2,y\n" + "".join(f"{i},{i * i % 7},{i % 5}\n" for i in range(40))
        for text, message in (
                (fine.replace("x2", "x3"), "t.csv: no column is called 'x2'; did you mean 'x1'? Columns: x1, x3, y"),
                (fine.replace("12,", "twelve,"), "t.csv:14:1: column 'x1' = twelve is not a number"),
                (fine.replace("\n7,", "\n,"), "t.csv:9:1: column 'x1' has no value here"),
                (fine.replace("\n7,", "\nnan,"), "t.csv:9:1: column 'x1' has no value here"),
                (fine.replace("\n7,", "\ninf,"), "t.csv:9:1: column 'x1' = inf is not finite"),
                (fine.replace("\n7,0", "\n7"), "t.csv:9:1: 2 values in this row"),
                ("x1,x2,y\n", "t.csv: has a header but no rows"),
                ("", "t.csv: the table is empty"),
                ("x1,x2,y\n" + "1,2,3\n" * 30, "'x1' is the same in every row")):
            self.assertIn(message, self.refused(text, *ask), message)
        self.assertIn("character 5: a name, a number or a '(' is missing here",
                      self.refused(fine, "--inputs", "x1", "--output", "y + "))
        self.assertIn("'x1' stands twice",
                      self.refused(fine, "--inputs", "x1,x1", "--output", "y"))
        self.assertIn("which columns are inputs? Try --inputs x1,x2,y",
                      self.refused(fine, "--output", "y"))
        self.assertIn("no row is left where x1 > 99", self.refused(fine, *ask, "--where", "x1 > 99"))
        self.assertIn("need a Saltelli design", self.refused(fine, *ask, method="sobol"))
        self.assertIn("has 40 rows, which is no multiple of 6",
                      self.refused(fine, *ask, "--design", "saltelli", "--second-order",
                                   method="sobol"))

    def test_what_cannot_be_told_is_said(self):
        ask = ["--table", "t.csv", "--inputs", "x1,x2", "--output", "y"]
        for text, method, words in (
                ("x1,x2,y\n1,2,3\n2,4,5\n", "pawn", "2 rows are too few"),
                ("x1,x2,y\n1,2,3\n2,4,5\n", "delta", "2 rows are too few"),
                ("x1,x2,y\n1,2,3\n2,4,5\n", "rbd-fast", "2 rows are too few"),
                ("x1,x2,y\n1,2,3\n2,4,5\n", "regression", "2 rows are too few"),
                ("x1,x2,y\n" + "".join(f"{i},{i % 3},4\n" for i in range(90)), "delta",
                 "the answer is the same in every row"),
                ("x1,x2,y\n" + "".join(f"{i},{2 * i},{i * i}\n" for i in range(90)), "regression",
                 "Some input follows from the others"),
                ("x1,x2,y\n1,2,3\n2,2,5\n1,3,4\n2,3,2\n", "sobol", "two base points or more"),
                ("x1,x2,y\n" + "1,2,3\n2,2,3\n1,3,3\n2,3,3\n" * 5, "sobol",
                 "the answer is the same in every row")):
            self.write("t.csv", text)
            design = ["--design", "saltelli"] if method == "sobol" else []
            says = self.succeed("sensitivity", method, *ask, *design)
            self.assertIn(words, says)
            for r in self.rows(method, *ask, *design):
                self.assertNotIn("nan", (r["estimate"], r["low"], r["high"]))

    def test_rows_that_are_no_saltelli_design(self):
        stream = np.random.default_rng(5)
        x = stream.random((400, 2))
        self.assertIn("row 2 of those looked at should be AB_x1 of base point 1, but its 'x1'",
                      self.fail_with(WRONG_INPUT, "sensitivity", "sobol",
                                     *self.table(x, x.sum(1)), "--design", "saltelli"))
        u = saltelli(8, 3, second_order=True)
        wrong = u.copy()
        wrong[[20, 21]] = wrong[[21, 20]]  # BA_x1 and BA_x2 of point 3, the first with A not B
        self.assertIn("row 21 of those looked at should be BA_x1 of base point 3",
                      self.fail_with(WRONG_INPUT, "sensitivity", "sobol",
                                     *self.table(wrong, u.sum(1)), "--design", "saltelli",
                                     "--second-order"))

    def test_numbers_and_words_in_one_column(self):
        text = "x1,y\ntwelve,1\n" + "".join(f"{i / 7},{i}\n" for i in range(60))
        self.assertIn("t.csv:3:1: column 'x1' = 0.0 is a number, but the column begins with the "
                      "word 'twelve' (2:1)",
                      self.refused(text, "--inputs", "x1", "--output", "y"))

    def test_few_walks_have_no_intervals(self):
        self.write("m.csv", "x1,x2,y\n0,0,0\n1,0,1\n1,1,3\n")
        arguments = ("--table", "m.csv", "--inputs", "x1,x2", "--output", "y", "--levels", 2)
        says = self.succeed("sensitivity", "morris", *arguments)
        self.assertIn("no intervals", says)
        self.assertNotIn("stable", says)


class AwkwardSamples(Tables):
    """Samples on which a method that looks away goes wrong."""

    def test_delta_of_answers_that_many_rows_share(self):
        x = np.random.default_rng(6).random((2000, 2))
        found = self.values("delta", *self.table(x, (x[:, 0] > 0.98).astype(float)))
        # half the expected |P(y | x1) - P(y)| summed over y: 2 x .98 x .02
        self.assertAlmostEqual(found["delta", "x1"], 2 * 0.98 * 0.02, delta=0.02)
        self.assertLess(found["delta", "x2"], 0.01)

    def test_delta_is_the_same_for_any_scale(self):
        x = np.random.default_rng(7).normal(size=(1500, 2))
        y = x[:, 0] + 0.4 * x[:, 1]
        plain = self.values("delta", *self.table(x, y))
        bent = self.values("delta", *self.table(x, np.exp(3 * y)))
        for item in ("x1", "x2"):
            self.assertAlmostEqual(plain["delta", item], bent["delta", item], delta=1e-12)

    def test_categories_have_no_order(self):
        stream = np.random.default_rng(8)
        words = [f"w{i}" for i in range(12)]
        level = dict(zip(words, stream.random(12)))
        rows = [(str(w), level[w] + 0.05 * stream.random()) for w in stream.choice(words, 1200)]
        answers = []
        for some in (rows, rows[::-1]):
            self.write("c.csv", "x1,y\n" + "".join(f"{w},{y!r}\n" for w, y in some))
            answers.append([self.values(method, "--table", "c.csv", "--inputs", "x1", "--output",
                                        "y", "--draws", 0)[measure, "x1"]
                            for method, measure in (("pawn", "pawn_max"), ("delta", "S1"))])
        np.testing.assert_allclose(answers[0], answers[1], atol=1e-9)
        self.assertIn("have no order", self.fail_with(
            WRONG_INPUT, "sensitivity", "rbd-fast", "--table", "c.csv", "--inputs", "x1",
            "--output", "y"))

    def test_ties_do_not_bring_the_order_of_the_table(self):
        x = np.array([(i, j) for i in range(50) for j in range(2)], dtype=float)
        found = self.values("rbd-fast", *self.table(x, x[:, 0]), "--harmonics", 4)
        self.assertLess(abs(found["S1", "x2"]), 0.2)
        self.assertGreater(found["S1", "x1"], 0.9)

    def test_an_input_that_does_nothing_beside_others_that_explain_all(self):
        x = np.random.default_rng(9).random((200, 3))
        found = self.values("regression", *self.table(x, 2 * x[:, 0] + x[:, 2]))
        self.assertEqual(found["PCC", "x2"], 0.0)
        self.assertAlmostEqual(found["PCC", "x1"], 1.0, delta=1e-6)


class Usage(Tables):
    def test_usage(self):
        for arguments in (["sensitivity"], ["sensitivity", "pawn"],
                          ["sensitivity", "a.h5", "--table", "t.csv"],
                          ["sensitivity", "pawn", "delta", "a.h5"]):
            self.assertEqual(program.run(*arguments, cwd=self.folder).returncode, WRONG_USAGE)
        self.succeed("run", program.scenario("xinchang.toml"), "-o", "r.h5", "--replications", 1,
                     "--quiet")
        self.assertIn("is no sweep", self.fail_with(WRONG_INPUT, "sensitivity", "r.h5"))
        self.assertEqual(DONE, 0)


if __name__ == "__main__":
    program.main()
