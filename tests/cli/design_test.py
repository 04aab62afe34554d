# SPDX-License-Identifier: MIT
"""catchup design: points beside SciPy's, strata, extension, distributions, messages."""
import csv
import io

import h5py
import numpy as np
from scipy import stats
from scipy.stats import qmc

import program
from program import WRONG_INPUT

UNIT = 'kind = "uniform"\n'


def design(method, *factors, more=""):
    """A design file; each factor is the text of its distribution."""
    text = 'scenario = "s.toml"\nseed = 5\n' + more + "[method]\n" + method + "\n"
    for i, factor in enumerate(factors):
        text += f'[[factor]]\nkey = "a.x{i}"\n{factor}'
    return text


class Design(program.TestCase):
    def setUp(self):
        super().setUp()
        self.write("s.toml", 'seed = 1\n[time]\nstart = "2016Q1"\n')

    def rows(self, text):
        self.write("d.toml", text)
        return list(csv.reader(io.StringIO(self.succeed("design", "d.toml", "--csv"))))

    def points(self, text, labels=0):
        return np.array([[float(x) for x in row[labels:]] for row in self.rows(text)[1:]])

    def test_sobol_has_scipys_bits(self):
        ours = self.points(design('kind = "sobol"\npoints = 64', *[UNIT] * 12))
        np.testing.assert_array_equal(ours, qmc.Sobol(12, scramble=False).random(64))

    def test_saltelli_has_scipys_bits(self):
        both = qmc.Sobol(24, scramble=False).random(64)
        a, b = both[:, :12], both[:, 12:]
        rows = []
        for base in range(64):
            mixed = lambda one, other, j: np.where(np.arange(12) == j, other[base], one[base])
            rows += [a[base]] + [mixed(a, b, j) for j in range(12)]
            rows += [mixed(b, a, j) for j in range(12)] + [b[base]]
        method = 'kind = "saltelli"\npoints = 64\nsecond_order = true'
        ours = self.rows(design(method, *[UNIT] * 12))
        np.testing.assert_array_equal(np.array([r[2:] for r in ours[1:]], float), rows)
        self.assertEqual(ours[0][:3], ["base", "block", "a_x0"])
        self.assertEqual([r[1] for r in ours[1:27]],
                         ["A"] + [f"AB_a_x{j}" for j in range(12)]
                         + [f"BA_a_x{j}" for j in range(12)] + ["B"])

    def test_a_factor_of_one_arm_is_set_there_alone(self):
        arm = '[[arm]]\nname = "{0}"\nscenario = "{0}.toml"\n'
        for name in "ab":
            self.write(f"{name}.toml", f'base = "{program.scenario("xinchang.toml")}"\n')
        text = ('method = { kind = "factorial", levels = 2 }\n' + arm.format("a") + arm.format("b")
                + '[[factor]]\nkey = "benefit.complementarity"\nname = "c"\narms = ["b"]\n'
                  'kind = "levels"\nvalues = [0.01, 0.02]\n')
        self.write("d.toml", text)
        self.succeed("sweep", "d.toml", "-o", "s", "--quiet")
        self.succeed("merge", "s", "-o", "s.h5")
        with h5py.File(self.folder / "s.h5") as merged:
            worlds, firms = merged["world"][:], merged["firms"][:]
        self.assertEqual(worlds[0, 0], worlds[1, 0])
        self.assertNotEqual(worlds[0, 1], worlds[1, 1])
        np.testing.assert_array_equal(firms[0, 0], firms[1, 0])
        self.assertTrue((firms[0, 1] != firms[1, 1]).any())
        self.write("d.toml", text.replace('arms = ["b"]', 'arms = ["c"]'))
        self.assertIn("is for the arm 'c', which is not there",
                      self.fail_with(WRONG_INPUT, "design", "d.toml"))

    def test_groups_move_together(self):
        group = UNIT + 'group = "g"\n'
        ours = self.points(design('kind = "saltelli"\npoints = 4', group, UNIT, group), 2)
        both = qmc.Sobol(6, scramble=False).random(4)
        for base in range(4):
            a, ab_g, ab_x1, b = ours[4 * base:4 * base + 4]
            np.testing.assert_array_equal(a, both[base, :3])
            np.testing.assert_array_equal(b, both[base, 3:])
            np.testing.assert_array_equal(ab_g, [b[0], a[1], b[2]])
            np.testing.assert_array_equal(ab_x1, [a[0], b[1], a[2]])

    def test_halton_is_scipys(self):
        ours = self.points(design('kind = "halton"\npoints = 64', *[UNIT] * 12))
        np.testing.assert_allclose(ours, qmc.Halton(12, scramble=False).random(64), rtol=0,
                                   atol=1e-15)

    def test_each_stratum_of_a_hypercube_has_one_point(self):
        spread = {}
        for variant in ("plain", "centred", "optimised"):
            method = f'kind = "latin_hypercube"\npoints = 50\nvariant = "{variant}"'
            ours = self.points(design(method, *[UNIT] * 4))
            for column in np.floor(ours * 50).T:
                self.assertEqual(sorted(column), list(range(50)), variant)
            spread[variant] = np.min(np.linalg.norm(ours[:, None] - ours, axis=2)
                                     + 9 * np.eye(50))
            if variant == "centred":
                np.testing.assert_allclose(ours * 50 % 1, 0.5)
        self.assertGreater(spread["optimised"], 1.5 * spread["plain"])

    def test_morris_walks_change_one_group_at_a_time(self):
        group = UNIT + 'group = "g"\n'
        for more in ("", "\noptimal_of = 60"):
            ours = self.points(design('kind = "morris"\ntrajectories = 8' + more, group, UNIT,
                                      group, UNIT), 2)
            for walk in ours.reshape(8, 4, 4):
                steps = np.diff(walk, axis=0)
                changed = sorted(tuple(np.flatnonzero(np.abs(s) > 1e-12)) for s in steps)
                self.assertEqual(changed, [(0, 2), (1,), (3,)])
                np.testing.assert_allclose(np.abs(steps[steps != 0]), 2 / 3)
            self.assertTrue(np.all(np.isin(np.round(ours * 3, 9), [0, 1, 2, 3])))

    def test_more_points_keep_the_old_ones(self):
        for few, many in (('kind = "sobol"\nscramble = true\npoints = 8',) * 2,
                          ('kind = "halton"\npoints = 8',) * 2,
                          ('kind = "saltelli"\npoints = 8',) * 2,
                          ('kind = "morris"\ntrajectories = 8',) * 2):
            many = many.replace("= 8", "= 16")
            few, many = self.rows(design(few, UNIT, UNIT)), self.rows(design(many, UNIT, UNIT))
            self.assertEqual(many[:len(few)], few)
            self.assertGreater(len(many), len(few))
        skipped = self.rows(design('kind = "sobol"\npoints = 4\nskip = 4', UNIT, UNIT))
        self.assertEqual(skipped[1:], self.rows(design('kind = "sobol"\npoints = 8', UNIT,
                                                       UNIT))[5:])

    def test_distributions_are_scipys(self):
        kinds = {
            'kind = "uniform"\nlow = 2.0\nhigh = 5.0\n': stats.uniform(2, 3),
            'kind = "log_uniform"\nlow = 0.1\nhigh = 10.0\n': stats.loguniform(0.1, 10),
            'kind = "triangular"\nlow = 1.0\nmode = 2.0\nhigh = 5.0\n':
                stats.triang(0.25, 1, 4),
            'kind = "normal"\nmean = 3.0\nsd = 2.0\n': stats.norm(3, 2),
            'kind = "truncated_normal"\nmean = 0.2\nsd = 0.5\nlow = 0.0\nhigh = 1.0\n':
                stats.truncnorm(-0.4, 1.6, 0.2, 0.5),
            'kind = "log_normal"\nmedian = 2.0\nlog_sd = 0.5\n': stats.lognorm(0.5, scale=2),
            'kind = "integer"\nlow = 3\nhigh = 9\n': stats.randint(3, 10),
        }
        u = qmc.Sobol(1, scramble=False).random(64)[1:, 0]
        for text, law in kinds.items():
            ours = self.points(design('kind = "sobol"\npoints = 64', text))[1:, 0]
            # SciPy gives the least integer with a probability of at least u, we above u
            expected = law.ppf(u + 1e-12) if "integer" in text else law.ppf(u)
            np.testing.assert_allclose(ours, expected, rtol=1e-9, err_msg=text)

    def test_levels_words_and_crossing(self):
        words = 'kind = "levels"\nnames = ["a", "b, c"]\n'
        numbers = 'kind = "levels"\nvalues = [0.5, 2.0]\nweights = [3.0, 1.0]\n'
        flag = 'kind = "boolean"\ncrossed = true\n'
        rows = self.rows(design('kind = "factorial"\nlevels = 3', words, UNIT, flag))
        self.assertEqual(rows[1:5], [["a", "0", "false"], ["a", "0", "true"],
                                     ["a", "0.5", "false"], ["a", "0.5", "true"]])
        self.assertEqual(len(rows), 1 + 2 * 3 * 2)
        self.assertEqual(rows[-1], ["b, c", "1", "true"])
        drawn = self.points(design('kind = "sobol"\npoints = 64', numbers))
        self.assertEqual(np.sum(drawn == 0.5), 48)
        weighted = 'kind = "levels"\nvalues = [0.01, 0.02, 0.03]\nweights = [0.9, 0.05, 0.05]\n'
        self.assertEqual(self.rows(design('kind = "factorial"', weighted))[1:],
                         [["0.01"], ["0.02"], ["0.03"]])
        self.assertEqual(self.rows(design('kind = "factorial"\nlevels = 2', UNIT,
                                          weighted + "crossed = true\n"))[1:4],
                         [["0", "0.01"], ["0", "0.02"], ["0", "0.03"]])
        once = self.rows(design('kind = "one_at_a_time"\nlevels = 2', UNIT, UNIT))
        self.assertEqual(once[1:], [["0.5", "0.5"], ["0", "0.5"], ["1", "0.5"], ["0.5", "0"],
                                    ["0.5", "1"]])

    def test_a_list_is_read_as_it_stands(self):
        self.write("p.csv", "a_x1,a_x0\n0.25,b\n7.0,a\n")
        words = 'kind = "levels"\nnames = ["a", "b"]\n'
        listed = design('kind = "list"\nfile = "p.csv"', words, UNIT)
        self.assertEqual(self.rows(listed), [["a_x0", "a_x1"], ["b", "0.25"], ["a", "7"]])
        self.write("p.csv", "a_x1,a_x0\n0.25,c\n")
        message = self.fail_with(WRONG_INPUT, "design", "d.toml")
        self.assertIn("p.csv:2:6: column 'a_x0' = \"c\" is none of its values", message)

    def test_quality_is_scipys(self):
        self.write("d.toml", design('kind = "halton"\npoints = 40', *[UNIT] * 3))
        rows = dict((r[0], r[5]) for r in csv.reader(io.StringIO(
            self.succeed("design", "d.toml", "--format", "csv"))))
        points = qmc.Halton(3, scramble=False).random(40)
        self.assertAlmostEqual(float(rows["discrepancy"]), qmc.discrepancy(points, method="CD"),
                               places=12)
        correlation = np.abs(np.corrcoef(points.T) - np.eye(3)).max()
        self.assertAlmostEqual(float(rows["correlation"]), correlation, places=12)

    def test_a_warning_where_points_do_not_balance(self):
        self.write("d.toml", design('kind = "sobol"\npoints = 100', UNIT))
        answer = program.run("design", "d.toml", cwd=self.folder)
        self.assertEqual(answer.returncode, program.DONE)
        self.assertIn("points = 100 is no power of two", answer.stderr)
        self.assertIn("Try 64 or 128", answer.stderr)

    def test_faults_are_named_with_their_place(self):
        for text, message in (
                (design('kind = "sobl"', UNIT), "d.toml:4:8: method.kind"),
                (design('kind = "sobol"', 'kind = "uniform"\nlow = 2.0\nhigh = 1.0\n'),
                 "low = 2"),
                (design('kind = "sobol"', 'kind = "levels"\n'), "exactly one of them lists"),
                (design('kind = "sobol"', UNIT + 'role = "wish"\n'), "role"),
                (design('kind = "morris"\nlevels = 5', UNIT), "odd"),
                (design('kind = "sobol"', UNIT + "colour = 1\n"), "colour"),
                (design('kind = "sobol"'), "no factors to sample"),
                (design('kind = "sobol"', UNIT + "crossed = true\n"), "can be counted"),
                ('[method]\nkind = "sobol"\n[[factor]]\nkey = "a"\n' + UNIT, "scenario"),
        ):
            self.write("d.toml", text)
            self.assertIn(message, self.fail_with(WRONG_INPUT, "design", "d.toml"))


if __name__ == "__main__":
    program.main()
