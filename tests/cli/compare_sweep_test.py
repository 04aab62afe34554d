# SPDX-License-Identifier: MIT
"""catchup compare SWEEP.h5: regret, satisficing and best against numpy; what is said; refusals."""
import csv
import io
import shutil

import h5py
import numpy as np
from scipy import stats

import program
import sweeps
from mersenne import Mersenne
from program import DONE, WRONG_INPUT

ARMS = ("none", "bottom-up", "top-down")
DRAWS = 2000


def sweep(folder, method, arms=ARMS, name="s"):
    """A merged sweep of a small Xinchang, three replications a point."""
    text = sweeps.design(points=8, replications=3).replace(
        f'scenario = "{program.scenario("xinchang-mixed.toml")}"\n', "")
    text = text.replace('{ kind = "latin_hypercube", points = 8 }', method)
    for arm in arms:
        (folder / f"{arm}.toml").write_text(
            f'base = "{program.scenario(f"xinchang-{arm}.toml")}"\n[population]\nfirms = 150\n'
            "[time]\nquarters = 16\n", encoding="utf-8")
        text += f'[[arm]]\nname = "{arm}"\nscenario = "{arm}.toml"\n'
    (folder / "d.toml").write_text(text, encoding="utf-8")
    for command in (["sweep", "d.toml", "-o", name], ["merge", name, "-o", f"{name}.h5"]):
        answer = program.run(*command, cwd=folder)
        assert answer.returncode == DONE, answer.stderr
    return folder / f"{name}.h5"


class Regret(program.TestCase):
    def rows(self, *arguments):
        table = csv.DictReader(io.StringIO(self.succeed("compare", *arguments, "--format", "csv")))
        return {(r["measure"], r["item"], r["item2"]): tuple(
            float(r[name]) if r[name] else None for name in ("estimate", "low", "high"))
            for r in table}

    def reached(self, path):
        """Share of firms at D1N1I0 or above, by arm, point and replication; spending likewise."""
        with h5py.File(path) as file:
            arms = [a.decode() if isinstance(a, bytes) else a for a in file["arm"][:]]
            firms = file["firms"][:, :, :, -1].astype(float)
            firms = firms.reshape(*firms.shape[:3], -1, firms.shape[-1]).sum(3)
            labels = [s.decode() for s in file["state"][:]]
            there = [s for s, label in enumerate(labels) if label[1] != "0" and label[3] != "0"]
            account = [a.decode() for a in file["account"][:]].index("government")
            scale = file["account_spending"].attrs.get("scale_factor", 1.0)
            spent = file["account_spending"][..., account].sum(3) * scale
        share = firms[..., there].sum(3) / firms.sum(3)
        return arms, share.transpose(1, 0, 2), spent.transpose(1, 0, 2)

    def check(self, found, share, arms, threshold):
        mean = share.mean(2)  # arm, point
        regret = mean.max(0) - mean
        best = (mean == mean.max(0)) / (mean == mean.max(0)).sum(0)
        again = np.array([one for one, in Mersenne(1).picks(DRAWS, mean.shape[1])])
        enough = (mean >= threshold).astype(float)
        for a, arm in enumerate(arms):
            q90 = np.quantile(regret[a][again], 0.9, axis=1)
            for measure, value, draws in (
                    ("mean", mean[a].mean(), mean[a][again].mean(1)),
                    ("regret_mean", regret[a].mean(), regret[a][again].mean(1)),
                    ("regret_q90", np.quantile(regret[a], 0.9), q90),
                    ("best", best[a].mean(), best[a][again].mean(1)),
                    ("satisficing", enough[a].mean(), enough[a][again].mean(1))):
                with self.subTest(measure, arm=arm):
                    np.testing.assert_allclose(
                        found[measure, arm, ""],
                        [value, *np.quantile(draws, [0.025, 0.975])], rtol=1e-9, atol=1e-12)
            self.assertAlmostEqual(found["regret_max", arm, ""][0], regret[a].max(), 12)
            self.assertEqual(found["regret_max", arm, ""][1:], (None, None))
        self.assertAlmostEqual(found["perfect_information", "", ""][0], regret.mean(1).min(), 12)
        for one in range(len(arms)):
            for other in range(one):
                d = share[one] - share[other]
                half = stats.t.ppf(0.975, d.shape[1] - 1) * stats.sem(d, axis=1)
                held = abs(d.mean(1)) <= half
                self.assertAlmostEqual(found["unsettled", arms[one], arms[other]][0], held.mean())

    def test_against_numpy(self):
        path = sweep(self.folder, '{ kind = "latin_hypercube", points = 24 }')
        arms, share, spent = self.reached(path)
        self.assertEqual(tuple(arms), ARMS)
        threshold = float(np.median(share))
        found = self.rows("s.h5", "--threshold", repr(threshold))
        self.check(found, share, arms, threshold)
        for arm, amounts in zip(arms, spent):
            self.assertAlmostEqual(found["spending", arm, ""][0], amounts.mean(), 6)
        text = self.succeed("compare", "s.h5")
        self.assertIn("Not at equal public cost: mean spending is none 0, bottom-up", text)
        self.assertIn("draws from the priors that the design declares", text)
        self.assertIn("24 points, 3 arms", text)
        self.assertNotIn("satisficing", text)
        # lower is better: the worst is the best now; a formula may name a policy
        turned = self.rows("s.h5", "--lower-is-better")
        mean = share.mean(2)
        for a, arm in enumerate(arms):
            self.assertAlmostEqual(turned["regret_mean", arm, ""][0],
                                   (mean[a] - mean.min(0)).mean(), 12)
        gain = self.rows("s.h5", "--outcome", "reached - reached[none]")
        for a, arm in enumerate(arms):
            self.assertAlmostEqual(gain["mean", arm, ""][0], (mean[a] - mean[0]).mean(), 12)
            self.assertAlmostEqual(gain["regret_mean", arm, ""][0],
                                   found["regret_mean", arm, ""][0], 12)
        self.failed_runs(path)

    def failed_runs(self, path):
        """A point in which a run failed is left out, aloud."""
        shutil.copy(path, self.folder / "f.h5")
        with h5py.File(self.folder / "f.h5", "a") as file:
            words = file["status"].attrs["flag_meanings"].split()
            file["status"][5, 1, 2] = file["status"].attrs["flag_values"][words.index("failed")]
        arms, share, _ = self.reached(path)
        left = np.delete(share, 5, axis=1)
        self.check(self.rows("f.h5", "--threshold", "0.1"), left, arms, 0.1)
        self.assertIn("1 of 24 points are left out: a run in them failed",
                      self.succeed("compare", "f.h5"))

    def test_a_saltelli_design_counts_a_and_b_alone(self):
        path = sweep(self.folder, '{ kind = "saltelli", points = 8 }')
        arms, share, _ = self.reached(path)
        with h5py.File(path) as file:
            words = file["block"].attrs["flag_meanings"].split()
            blocks = np.array(words)[file["block"][:]]
        alone = np.isin(blocks, ["A", "B"])
        self.assertEqual(alone.sum(), 16)
        self.check(self.rows("s.h5", "--threshold", "0.1"), share[:, alone], arms, 0.1)
        self.assertIn("rows A and B of the Saltelli design", self.succeed("compare", "s.h5"))

    def test_refusals(self):
        sweep(self.folder, '{ kind = "latin_hypercube", points = 2 }', arms=("bottom-up",))
        self.assertIn("has one policy, 'bottom-up', and regret is between several",
                      self.fail_with(WRONG_INPUT, "compare", "s.h5"))
        self.succeed("run", "bottom-up.toml", "-o", "r.h5", "--replications", 1, "--quiet")
        self.assertIn("is one run and no sweep", self.fail_with(WRONG_INPUT, "compare", "r.h5"))
        sweep(self.folder, '{ kind = "morris", trajectories = 2, levels = 4 }', name="m",
              arms=ARMS[:2])
        self.assertIn("which is no sample of any prior", self.succeed("compare", "m.h5"))
        self.assertIn('formula "reachd", character 1',
                      self.fail_with(WRONG_INPUT, "compare", "m.h5", "--outcome", "reachd"))


if __name__ == "__main__":
    program.main()
