# SPDX-License-Identifier: MIT
"""catchup claims: numbers a second time, verdicts and controls, the shipped claims, nothing run twice."""
import csv
import io

import h5py
import numpy as np
import scipy.stats
from statsmodels.duration.survfunc import SurvfuncRight

import program
from program import FILE_TROUBLE, WRONG_INPUT

CLAIM = """
id = "T1"
title = "The integrator brings firms to D1N1"
replications = 4

[[arm]]
name = "with"
scenario = "{scenario}"
set = ["population.firms=150"]

[[arm]]
name = "without"
scenario = "{scenario}"
set = ["population.firms=150", "integrator.0.capacity=0.0"]

[[test]]
says = "what it adds"
formula = "reached[with] - reached[without]"
must_be = "> 0.05"

[[finding]]
says = "years to D1N1"
formula = "years_to[with, goal=D1N1]"

[[finding]]
says = "the most frequent path"
formula = "top_path[with]"

[[finding]]
says = "paid by firms, million RMB"
formula = "sum(private_spending[with])"

[[world]]
name = "nobody-there"
set = ["integrator.0.capacity=0.0"]
control = true
"""


class Claims(program.TestCase):
    def claim(self, text=CLAIM, name="t1.toml"):
        return self.write(name, text.replace("{scenario}", str(program.scenario("xinchang.toml"))))

    def rows(self, *arguments):
        text = self.succeed("claims", *arguments, "--quiet", "--format", "csv")
        return list(csv.DictReader(io.StringIO(text)))

    def number(self, rows, formula, world="as-written"):
        row, = (r for r in rows if (r["item"], r["item2"]) == (world, formula))
        return tuple(float(row[k]) if row[k] else None for k in ("estimate", "low", "high"))

    def assertMean(self, found, values):
        """The mean and Student's t interval of these values."""
        mean, error = np.mean(values), scipy.stats.sem(values)
        half = error * scipy.stats.t.ppf(0.975, len(values) - 1)
        np.testing.assert_allclose(found, (mean, mean - half, mean + half), rtol=1e-9, atol=1e-12)

    def test_numbers_a_second_time(self):
        rows = self.rows(self.claim(), "-o", "out")
        reached, years, top, paid = [], [], [], []
        with h5py.File(self.folder / "out" / "T1" / "as-written.with.h5") as f:
            places = f["firms"].shape[1]
            states = [s.decode() for s in f["state"][:]]
            at_goal = np.array([s[1] > "0" and s[3] > "0" for s in states])
            events, people = f["events"], f["population"]
            kinds = dict(zip(events["kind"].attrs["flag_meanings"].split(),
                             events["kind"].attrs["flag_values"]))
            for r in range(4):
                last = f["firms"][r, -1].sum(0)
                reached.append(last[at_goal].sum() / last.sum())
                paid.append(f["private_spending"][r].sum() * f["private_spending"].attrs[
                    "scale_factor"])
                mine = people["replication"][:] == r
                lives = {(i, g): [s] for i, g, s in zip(*(people[c][mine] for c in (
                    "firm", "generation", "start")))}
                arrived, gone = {}, {}
                here = events["replication"][:] == r
                for i, g, q, kind, to in zip(*(events[c][here] for c in (
                        "firm", "generation", "quarter", "kind", "to"))):
                    if kind == kinds["complete"]:
                        lives[i, g].append(to)
                        if at_goal[to]:
                            arrived.setdefault((i, g), q + 1)
                    elif kind == kinds["exit"]:
                        gone[i, g] = q + 1
                time, status = [], []
                for who, path in lives.items():
                    if who[1] == 0 and not at_goal[path[0]] and gone.get(who, 9) > 1:
                        time.append(arrived.get(who, min(gone.get(who, places), places - 1)))
                        status.append(who in arrived)
                curve = SurvfuncRight(time, status)
                steps = np.r_[0, curve.surv_times, places - 1]
                years.append((np.diff(steps) * np.r_[1, curve.surv_prob]).sum() / 4)
                paths = [tuple(p) for who, p in lives.items()
                         if who[1] == 0 and who not in gone and len(p) > 1]
                top.append(max(map(paths.count, set(paths))) / len(paths))
        self.assertMean(self.number(rows, "years_to[with, goal=D1N1]"), years)
        self.assertMean(self.number(rows, "top_path[with]"), top)
        self.assertMean(self.number(rows, "sum(private_spending[with])"), paid)
        self.assertAlmostEqual(self.number(rows, "reached[with] - reached[without]")[0] +
                               0.0, np.mean(reached) - self.without(), 12)

    def without(self):
        with h5py.File(self.folder / "out" / "T1" / "as-written.without.h5") as f:
            goal = np.array([s[1:2] > b"0" and s[3:4] > b"0" for s in f["state"][:]])
            last = f["firms"][:, -1].sum(1)
            return np.mean(last[:, goal].sum(1) / last.sum(1))

    def test_verdict_and_control(self):
        text = self.succeed("claims", self.claim(), "--quiet")
        self.assertIn("\nT1 supported\n", text)
        self.assertIn("nobody-there (control): not supported", text)
        self.assertNotIn("control does not fail", text)
        blind = self.claim(CLAIM.replace('"> 0.05"', '"> -1"'))  # a test that sees nothing
        self.assertIn("The control does not fail", self.succeed("claims", blind, "--quiet"))

    def test_nothing_is_run_twice_and_threads_do_not_matter(self):
        claim = self.claim()
        first = self.rows(claim, "-o", "a", "--threads", 1)
        stamps = {p: p.stat().st_mtime_ns for p in (self.folder / "a").rglob("*.h5")}
        self.assertEqual(len(stamps), 4)
        gone = next(iter(stamps))
        whole = gone.read_bytes()
        gone.write_bytes(whole[:5000])
        self.assertIn(f"{gone.name}: is there already and is no whole result", self.fail_with(
            FILE_TROUBLE, "claims", claim, "-o", "a", "--quiet"))
        gone.unlink()
        self.assertEqual(self.rows(claim, "-o", "a"), first)
        for path, stamp in stamps.items():
            self.assertEqual(path == gone, path.stat().st_mtime_ns != stamp)
        for threads in (2, 3, 8):
            self.assertEqual(self.rows(claim, "-o", f"t{threads}", "--threads", threads), first)

    def test_a_region_has_a_box(self):
        self.write("x.toml", program.scenario("xinchang.toml").read_text("utf-8"))
        self.write("region.toml", """
seed = 1
method = { kind = "latin_hypercube", points = 12 }
[[arm]]
name = "with"
scenario = "x.toml"
[[arm]]
name = "without"
scenario = "x.toml"
[[factor]]
key = "integrator.0.capacity"
name = "capacity"
arms = ["with"]
kind = "levels"
values = [0.0, 10.0]
[[factor]]
key = "benefit.complementarity"
name = "chi"
low = 0.015
high = 0.02
""")
        claim = self.claim(CLAIM.replace("replications = 4",
                                         'replications = 4\nregion = "region.toml"'))
        text = self.succeed("claims", claim, "--quiet")
        self.assertIn("region: supported at 6 of 12 points, not supported at 6", text)
        self.assertIn("box capacity >= 10: holds at 6 of its 6 points, which are 100 %", text)
        self.assertIn("\nT1 depends\n", text)

    def test_bad_claims(self):
        def refuse(what, old, new):
            self.assertIn(what, self.fail_with(WRONG_INPUT, "claims", self.claim(
                CLAIM.replace(old, new)), "--quiet"))

        refuse('formula "reached[wth] - reached[without]", character 1: \'wth\' is no arm',
               "reached[with] -", "reached[wth] -")
        refuse("test.0.must_be = \"much\": is no range", '"> 0.05"', '"much"')
        refuse("must_be", '"> 0.05"', '"0.3 to 0.2"')
        refuse("years_to knows no class", "years_to[with, goal=D1N1]", "years_to[with, class=joint]")
        refuse("differs between arms. Try years_to[with]", "years_to[with, goal=D1N1]", "years_to")
        refuse("id", 'id = "T1"', 'id = "../T1"')
        refuse("(arm without in world as-written of", "integrator.0.capacity=0.0\"]\n\n[[test]]",
               "integrator.0.capcity=0.0\"]\n\n[[test]]")
        refuse("names 'nobody', which is no arm", "control = true",
               "control = true\narms = [\"nobody\"]")
        self.assertIn("holds no claim", self.fail_with(
            WRONG_INPUT, "claims", self.write("empty/x.txt", "").parent, "--quiet"))

    def test_the_shipped_claims(self):
        """Each can be tried, has a control, and every number in it is defined somewhere."""
        folder = program.source / "scenarios" / "claims"
        rows = self.rows(folder, "--replications", 3)
        names = {p.stem for p in folder.glob("*.toml")}
        self.assertEqual(names, {f"H{i}" for i in range(1, 15)} | {"catching-up"})
        for name in names:
            mine = [r for r in rows if r["group"] == name]
            self.assertEqual(sum(r["measure"] == "claim_verdict" for r in mine), 1)
            self.assertTrue(any(r["measure"] == "claim_control_fails" for r in mine), name)
            formulas = {r["item2"] for r in mine if r["measure"] in ("claim_test", "claim_finding")}
            defined = {r["item2"] for r in mine if r["estimate"] and r["item2"] in formulas}
            self.assertEqual(formulas, defined, name)

    def test_patterns(self):
        """Hits, misses and distances, against shares counted here; what is calibrated says so."""
        pattern = self.claim(CLAIM + """
[[test]]
says = "P3 share at D1N1"
formula = "reached[with]"
must_be = "0.9 to 1"
source = "nobody"
calibrated = "nothing really"
""")
        text = self.succeed("claims", "--patterns", pattern, "-o", "out", "--quiet")
        self.assertRegex(text, r"target 0.9 to 1 \(nobody\): miss by 0\.\d+; calibrated: nothing really")
        self.assertIn("T1, as-written: 1 of 1 to which nothing was calibrated, 0 of 1 calibrated",
                      text)
        rows = list(csv.DictReader(io.StringIO(self.succeed(
            "claims", "--patterns", pattern, "-o", "out", "--quiet", "--format", "csv"))))
        found = {r["measure"]: float(r["estimate"]) for r in rows
                 if (r["item"], r["item2"]) == ("as-written", "reached[with]")}
        with h5py.File(self.folder / "out" / "T1" / "as-written.with.h5") as f:
            goal = np.array([s[1:2] > b"0" and s[3:4] > b"0" for s in f["state"][:]])
            last = f["firms"][:, -1].sum(1)
            share = np.mean(last[:, goal].sum(1) / last.sum(1))
        self.assertAlmostEqual(found["pattern_value"], share, 12)
        self.assertAlmostEqual(found["pattern_distance"], 0.9 - share, 12)
        self.assertEqual((found["pattern_met"], found["pattern_calibrated"]), (0, 1))

    def test_a_survey_counted_a_second_time(self):
        """Size-biased and self-selected shares, from the file's births and events."""
        formula = "surveyed[with, maturity=2, quarter=2018Q4, size_exponent=0.5, self_selection=0.2]"
        rows = self.rows(self.claim(CLAIM.replace("years_to[with, goal=D1N1]", formula)), "-o", "out")
        shares = []
        with h5py.File(self.folder / "out" / "T1" / "as-written.with.h5") as f:
            place = [q.decode() for q in f["quarter"][:]].index("2018Q4")
            states = [[int(s.decode()[i]) for i in (1, 3, 5)] for s in f["state"][:]]
            people, events = f["population"], f["events"]
            kinds = dict(zip(events["kind"].attrs["flag_meanings"].split(),
                             events["kind"].attrs["flag_values"]))
            for r in range(4):
                mine = people["replication"][:] == r
                now = {(i, g): s for i, g, s, e in zip(*(people[c][mine] for c in (
                    "firm", "generation", "start", "entered"))) if e + 1 <= place}
                size = {(i, g): float(v) for i, g, v in zip(*(people[c][mine] for c in (
                    "firm", "generation", "revenue")))}
                here = events["replication"][:] == r
                for i, g, q, kind, to in zip(*(events[c][here] for c in (
                        "firm", "generation", "quarter", "kind", "to"))):
                    if q + 1 <= place and kind == kinds["complete"]:
                        now[i, g] = to
                    elif q + 1 <= place and kind == kinds["exit"]:
                        del now[i, g]
                weight = {w: size[w] ** .5 * np.exp(.2 * sum(states[s])) for w, s in now.items()}
                second = sum(weight[w] for w, s in now.items()
                             if states[s][0] > 0 and sum(states[s][:2]) == 2)
                shares.append(second / sum(weight.values()))
        self.assertMean(self.number(rows, formula), shares)

    def test_the_shipped_patterns(self):
        """Each is told, with its target and source; small versions, for the time."""
        folder = program.source / "scenarios" / "patterns"
        names = {p.stem for p in folder.glob("*.toml")}
        self.assertEqual(names, {"national", "places", "xinchang"})
        text = self.succeed("claims", "--patterns", folder, "--quiet", "--replications", 2, "-o",
                            "patterns", "--set", "population.firms=5000")
        for pattern in ("P1", "P3", "P5", "P6", "P8", "P9", "P10", "P15", "P16"):
            self.assertRegex(text, rf"\n  {pattern} .*: [-\d]", pattern)

    def test_the_calibration_reads(self):
        file = program.source / "scenarios" / "calibration" / "national.toml"
        self.assertIn("calibration", file.read_text("utf-8"))
        small = file.read_text("utf-8").replace("../sweeps/calibration.toml", "four.toml").replace(
            "../national", f"{program.source}/scenarios/national")
        design = program.scenario("sweeps/calibration.toml").read_text("utf-8")
        self.write("four.toml", design.replace("points = 400, variant = \"optimised\"", "points = 4")
                   .replace("../national", f"{program.source}/scenarios/national"))
        text = self.succeed("claims", "--patterns", self.write("c.toml", small), "--quiet", "-o", "c",
                            "--set", "population.firms=2000")
        self.assertRegex(text, r"history matching: \d of 4 points are not ruled out")
        self.assertIn("nearest: point-", text)


if __name__ == "__main__":
    program.main()
