# SPDX-License-Identifier: MIT
"""Boxes that are planted are found, boxes that are not there are not announced."""
import csv
import io
import json

import h5py
import numpy as np

import program
import sweeps
from program import WRONG_INPUT, WRONG_USAGE


class Discover(program.TestCase):
    def table(self, columns, file="t.csv"):
        names = list(columns)
        lines = [",".join(names)]
        lines += [",".join(str(value) for value in row) for row in zip(*columns.values())]
        self.write(file, "\n".join(lines) + "\n")
        return ["--table", file]

    def rows(self, *arguments):
        return list(csv.DictReader(io.StringIO(
            self.succeed("discover", *arguments, "--format", "csv"))))

    def uniform(self, rows, names, seed):
        rng = np.random.default_rng(seed)
        return {name: rng.random(rows) for name in names}, rng

    def test_a_planted_box(self):
        x, _ = self.uniform(2000, "abcde", 1)
        inside = (x["a"] > 0.2) & (x["a"] < 0.6) & (x["c"] > 0.5)
        ask = [*self.table({**x, "y": inside.astype(int)}), "--inputs", "a,b,c,d,e", "--output", "y"]
        rows = self.rows(*ask)
        chosen, = [r["item"] for r in rows if r["measure"] == "prim_chosen"]
        of_box = {(r["measure"], r["item2"]): float(r["estimate"]) for r in rows
                  if r["item"] == chosen and r["measure"].startswith("prim_") and r["estimate"]}
        self.assertGreater(of_box["prim_coverage", ""], 0.95)
        self.assertGreater(of_box["prim_density", ""], 0.95)
        self.assertEqual(of_box["prim_restricted", ""], 2)
        limits = {(key, name): value for (key, name), value in of_box.items()
                  if key in ("prim_low", "prim_high")}
        for key, truth in {("prim_low", "a"): 0.2, ("prim_high", "a"): 0.6,
                           ("prim_low", "c"): 0.5}.items():
            self.assertAlmostEqual(limits.pop(key), truth, delta=0.03)
        self.assertEqual(limits, {})
        # what is said of the box holds in the table, computed here
        y = inside
        box = (x["a"] >= of_box["prim_low", "a"]) & (x["a"] <= of_box["prim_high", "a"]) & \
            (x["c"] >= of_box["prim_low", "c"])
        self.assertEqual(of_box["prim_coverage", ""], (box & y).sum() / y.sum())
        self.assertEqual(of_box["prim_density", ""], (box & y).sum() / box.sum())
        self.assertEqual(of_box["prim_mass", ""], box.mean())
        says = self.succeed("discover", *ask)
        self.assertRegex(says, r"Where 0\.\d+ <= a <= 0\.\d+ and c >= 0\.\d+, it holds in 9\d % of")
        self.assertIn("leaf of the tree", says)
        self.assertEqual(rows, self.rows(*ask))
        self.assertEqual(len(json.loads(self.succeed("discover", *ask, "--format", "json"))),
                         len(rows))

    def test_noise_has_no_headline(self):
        headlines = 0
        for seed in range(20):
            x, rng = self.uniform(500, "abcdef", seed)
            noise = (rng.random(500) < 0.3).astype(int)
            says = self.succeed("discover", *self.table({**x, "y": noise}), "--inputs", "a,b,c,d,e,f",
                                "--output", "y")
            headlines += "No headline" not in says
        self.assertLessEqual(headlines, 3)  # binomial(20, 0.01): more has probability 4e-5

    def test_categories_and_whole_numbers(self):
        rng = np.random.default_rng(3)
        colour = rng.choice(["red", "green", "blue", "grey"], 1000)
        size = rng.integers(0, 10, 1000)
        y = np.isin(colour, ["red", "green"]) & (size >= 4)
        says = self.succeed("discover", *self.table({"colour": colour, "size": size,
                                                     "y": y.astype(int)}),
                            "--inputs", "colour,size", "--when", "y == 1")
        self.assertRegex(says, r"Where colour in \{(red, green|green, red)\} and size >= 4, it holds in "
                               r"100 %")

    def test_several_boxes_and_numbers(self):
        x, _ = self.uniform(3000, "ab", 4)
        y = ((x["a"] < 0.2) | (x["b"] > 0.85)).astype(int)
        rows = self.rows(*self.table({**x, "y": y, "z": x["a"] ** 2}), "--inputs", "a,b", "--output",
                         "y", "--boxes", 3)
        self.assertEqual([r["group"] for r in rows if r["measure"] == "prim_chosen"], ["", "box 2"])
        rows = self.rows(*self.table({**x, "z": x["a"] ** 2}), "--inputs", "a,b", "--output", "z")
        self.assertNotIn("prim_quasi_p", {r["measure"] for r in rows})
        self.assertEqual({r["item2"] for r in rows if r["measure"] == "prim_low"}, {"a"})

    def test_bad_tables(self):
        x, _ = self.uniform(30, "ab", 5)
        table = self.table({**x, "y": [1] * 30, "w": ["no"] * 30})
        ask = [*table, "--inputs", "a,b"]
        for arguments, message in (
                (["--output", "y"], "y is 1 in every row"),
                (["--when", "a > 2"], "a > 2 is 0 in every row"),
                (["--when", "a > 'no'"], "words can only be compared, with == or !="),
                (["--when", "w > 1"], "words can only be compared"),
                (["--when", "a > 0.5", "--box", 99], "has no box 99: the trajectory ends with"),
                (["--when", "a / 0"], "no row has an answer"),
                (["--when", "c > 1"], "no column is called 'c'")):
            self.assertIn(message, self.fail_with(WRONG_INPUT, "discover", *ask, *arguments))
        for arguments in (["discover"], ["discover", *ask], ["discover", "r.h5", "--when", "a",
                                                             "--output", "y"]):
            self.assertEqual(program.run(*arguments, cwd=self.folder).returncode, WRONG_USAGE)
        one = self.table({"a": [1.0, 2.0], "y": [0, 1]}, "two.csv")
        self.assertIn("headline", self.succeed("discover", *one, "--inputs", "a", "--output", "y"))


class Sweep(program.TestCase):
    """A sweep whose answer is known from its file alone."""

    def setUp(self):
        super().setUp()
        text = sweeps.design(points=8).replace(
            f'scenario = "{program.scenario("xinchang-mixed.toml")}"\n', "")
        arms = "".join(f'[[arm]]\nname = "{name}"\nscenario = '
                       f'"{program.scenario(f"xinchang-{name}.toml")}"\n'
                       for name in ("none", "bottom-up"))
        self.write("d.toml", text + arms)
        self.succeed("sweep", "d.toml", "-o", "s", "--quiet", "--threads", 2)
        self.succeed("merge", "s", "-o", "s.h5")

    def test_formulas_are_what_xarray_computes(self):
        with h5py.File(self.folder / "s.h5") as file:
            firms = file["firms"][:, :, :, -1].sum(axis=3)  # run, arm, replication, state
            labels = [label.decode() for label in file["state"][:]]
            spent = file["account_spending"][:]
            government = [name.decode() for name in file["account"][:]].index("government")
            started = file["projects_started"][:].sum(axis=4)
        goal = np.array([s[1] >= "1" for s in labels])
        share = firms[..., goal].sum(axis=-1) / firms.sum(axis=-1)
        money = spent[..., government].sum(axis=3) * 1e-8
        for formula, truth in (
                ("reached[bottom-up, goal=D1N0I0]", share[:, 1]),
                ("reached[bottom-up, goal=D1N0I0] - reached[none, goal=D1N0I0]",
                 share[:, 1] - share[:, 0]),
                ("spending[bottom-up]", money[:, 1]),
                ("sum(projects_started[none])", started[:, 0].sum(axis=-1)),
                ("projects_started[none, quarter=2015Q2]", started[:, 0, :, 10])):
            means = truth.mean(axis=1)
            rows = list(csv.DictReader(io.StringIO(self.succeed(
                "discover", "s.h5", "--output", formula, "--format", "csv"))))
            everything, = [r for r in rows if (r["measure"], r["item"]) == ("prim_mean", "0")]
            self.assertAlmostEqual(float(everything["estimate"]), means.mean(), delta=1e-9)
        self.assertIn("Try reached[none]", self.fail_with(WRONG_INPUT, "discover", "s.h5", "--when",
                                                          "reached > 0"))
        for formula, message in (("margin[none, state=D0N0I0] > 0", "no dimension 'state' to choose"),
                                 ("exits[none, sector=tea] > 0", "'tea' is no sector"),
                                 ("exits[nobody] > 0", "'nobody' is no policy"),
                                 ("reached[none, goal=D3N0I0] > 0", "'D3N0I0' is no state"),
                                 ("exits[none, quarter=1999Q1] > 0", "no quarter of this sweep")):
            self.assertIn(message, self.fail_with(WRONG_INPUT, "discover", "s.h5", "--when", formula))


if __name__ == "__main__":
    program.main()
