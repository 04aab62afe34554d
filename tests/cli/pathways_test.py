# SPDX-License-Identifier: MIT
"""Pathways against definitions written down again, SciPy, and R's cluster package."""
import csv
import io
import itertools
import json
import math
import subprocess

import numpy as np
import scipy.cluster.hierarchy
import scipy.spatial.distance
import scipy.stats

import program
from program import WRONG_INPUT, WRONG_USAGE


def spells(states):
    return [(state, len(list(run))) for state, run in itertools.groupby(states)]


def subsequences(states):
    """Different subsequences, the empty one included, as sets of tuples."""
    found = {()}
    for state in states:
        found |= {one + (state,) for one in found}
    return len(found)


def turbulence(states):
    lengths = [length for _, length in spells(states)]
    mean = np.mean(lengths)
    greatest = (len(lengths) - 1) * (1 - mean) ** 2
    return math.log2(subsequences([state for state, _ in spells(states)])
                     * (greatest + 1) / (np.var(lengths) + 1))


def entropy(states, alphabet):
    shares = np.array([states.count(state) / len(states) for state in alphabet])
    shares = shares[shares > 0]
    return -np.sum(shares * np.log(shares)) / math.log(len(alphabet))


def complexity(states, alphabet):
    changes = (len(spells(states)) - 1) / (len(states) - 1)
    return math.sqrt(changes * entropy(states, alphabet))


def optimal_matching(one, other, cost, indel):
    table = np.add.outer(np.arange(len(one) + 1.0), np.arange(len(other) + 1.0)) * indel
    for i, j in itertools.product(range(1, len(one) + 1), range(1, len(other) + 1)):
        table[i, j] = min(table[i - 1, j - 1] + cost[one[i - 1], other[j - 1]],
                          table[i - 1, j] + indel, table[i, j - 1] + indel)
    return table[-1, -1]


def careers(count, periods, seed, alphabet="abcd"):
    """Sticky random sequences; the second half of them moves more."""
    stream = np.random.default_rng(seed)
    rows = []
    for i in range(count):
        states = [stream.choice(list(alphabet))]
        while len(states) < periods:
            moves = stream.random() < (0.15 if i < count // 2 else 0.45)
            states.append(stream.choice(list(alphabet)) if moves else states[-1])
        rows.append(states)
    return rows


class Tables(program.TestCase):
    def table(self, rows, file="s.csv", **columns):
        lines = [",".join(["id", *columns, *[f"t{t + 1}" for t in range(len(rows[0]))]])]
        for i, states in enumerate(rows):
            extra = [str(values[i]) for values in columns.values()]
            lines.append(",".join([f"p{i}", *extra, *states]))
        self.write(file, "\n".join(lines) + "\n")
        return ["--table", file, "--id", "id"]

    def rows(self, *arguments):
        text = self.succeed("pathways", *arguments, "--format", "csv")
        return list(csv.DictReader(io.StringIO(text)))

    def values(self, *arguments):
        return {(r["measure"], r["group"], r["item"], r["item2"], r["time"]):
                float(r["estimate"]) for r in self.rows(*arguments) if r["estimate"]}

    def matrix(self, *arguments):
        self.rows(*arguments, "--matrix", "d.csv")
        with open(self.folder / "d.csv", encoding="utf-8") as file:
            lines = list(csv.reader(file))
        self.assertEqual(lines[0][1:], [line[0] for line in lines[1:]])
        return np.array([[float(cell) for cell in line[1:]] for line in lines[1:]])

    def r(self, script, *files):
        answer = subprocess.run(["Rscript", "--vanilla", "-e", script], cwd=self.folder,
                                capture_output=True, encoding="utf-8", timeout=120, check=False)
        self.assertEqual(answer.returncode, 0, answer.stderr)
        return [float(word) for word in answer.stdout.split()]


class Description(Tables):
    def test_variety_of_each_sequence(self):
        rows = careers(30, 9, 1)
        found = self.values(*self.table(rows))
        greatest = turbulence([("abcd" * 9)[t] for t in range(9)])
        for i, states in enumerate(rows):
            for measure, expected in (
                    ("entropy", entropy(states, "abcd")),
                    ("turbulence", (turbulence(states) - 1) / (greatest - 1)),
                    ("complexity", complexity(states, "abcd"))):
                self.assertAlmostEqual(found[measure, "", f"p{i}", "", ""], expected, delta=1e-12)

    def test_rates_shares_and_times(self):
        rows = careers(40, 12, 2)
        found = self.values(*self.table(rows))
        for a, b in itertools.product("abcd", repeat=2):
            steps = [(s[t], s[t + 1]) for s in rows for t in range(11)]
            leaving = sum(one == a for one, _ in steps)
            self.assertAlmostEqual(found["transition_rate", "", a, b, ""],
                                   steps.count((a, b)) / leaving, delta=1e-14)
            second = [(s[0], s[1]) for s in rows]
            if second.count((a, b)):
                self.assertAlmostEqual(found["transition_rate", "", a, b, "t2"],
                                       second.count((a, b)) / sum(one == a for one, _ in second),
                                       delta=1e-14)
        shares = [sum(s[4] == state for s in rows) / 40 for state in "abcd"]
        self.assertAlmostEqual(found["entropy_across", "", "", "", "t5"],
                               scipy.stats.entropy(shares) / math.log(4), delta=1e-12)
        first = [s.index("b") for s in rows if "b" in s]
        self.assertAlmostEqual(found["time_to", "", "b", "", ""], np.mean(first), delta=1e-12)
        self.assertAlmostEqual(found["time_in", "", "b", "", ""],
                               np.mean([s.count("b") for s in rows]), delta=1e-12)
        self.assertAlmostEqual(found["reached", "", "b", "", ""], len(first) / 40, delta=1e-12)

    def test_memory_as_scipy_tests_it(self):
        rows = careers(60, 15, 3, "abc")
        group = ["x" if i < 30 else "y" for i in range(60)]
        found = self.values(*self.table(rows, sex=group), "--group", "sex")

        def tested(name, tables):
            chi2, degrees = 0.0, 0
            for table in tables:
                table = np.array(table)
                table = table[table.sum(1) > 0][:, table.sum(0) > 0]
                if min(table.shape) > 1:
                    one = scipy.stats.chi2_contingency(table, correction=False,
                                                       lambda_="log-likelihood")
                    chi2, degrees = chi2 + one[0], degrees + one[2]
            self.assertAlmostEqual(found["markov_chi2", "", name, "", ""], chi2, delta=1e-9)
            self.assertEqual(found["markov_degrees", "", name, "", ""], degrees)
            self.assertAlmostEqual(found["markov_p", "", name, "", ""],
                                   scipy.stats.chi2.sf(chi2, degrees), delta=1e-12)

        tested("order_1_against_0", [[[sum(s[t - 1] == a and s[t] == b for s in rows
                                           for t in range(1, 15)) for b in "abc"] for a in "abc"]])
        tested("order_2_against_1", [[[sum(s[t - 2:t + 1] == [a, middle, b] for s in rows
                                           for t in range(2, 15)) for b in "abc"] for a in "abc"]
                                     for middle in "abc"])
        tested("same_over_time", [[[sum(s[t - 1] == state and s[t] == b for s in rows)
                                    for b in "abc"] for t in range(1, 15)] for state in "abc"])
        tested("same_in_groups", [[[sum(s[t - 1] == state and s[t] == b
                                        for g, s in zip(group, rows) if g == name
                                        for t in range(1, 15)) for b in "abc"]
                                   for name in "xy"] for state in "abc"])

    def test_weights_stand_for_copies(self):
        rows = careers(12, 8, 4)
        weight = [1 + i % 3 for i in range(12)]
        copies = [s for s, w in zip(rows, weight) for _ in range(w)]
        weighted = self.values(*self.table(rows, w=weight), "--weight", "w", "--clusters", 3)
        copied = self.values(*self.table(copies), "--clusters", 3)
        for key, value in copied.items():
            if key[0] in ("transition_rate", "state_share", "time_in", "reached", "path_share",
                          "silhouette", "hubert_c", "point_biserial", "ward_height", "mean",
                          "cluster_share"):
                self.assertAlmostEqual(weighted[key], value, delta=1e-9, msg=key)


class Distances(Tables):
    def test_optimal_matching_by_the_book(self):
        rows = careers(25, 10, 5)
        cost = {(a, b): 0.0 if a == b else 2.0 for a in "abcd" for b in "abcd"}
        found = self.matrix(*self.table(rows), "--distance", "om", "--cost", "constant",
                            "--indel", "0.8")
        for i, j in itertools.product(range(25), repeat=2):
            self.assertAlmostEqual(found[i, j], optimal_matching(rows[i], rows[j], cost, 0.8),
                                   delta=1e-12)
        matched = self.matrix(*self.table(rows), "--distance", "om", "--cost", "constant")
        common = self.matrix(*self.table(rows), "--distance", "lcs")
        self.assertTrue((matched == common).all())

    def test_rate_costs_and_costs_of_a_file(self):
        rows = careers(25, 10, 6, "abc")
        rate = self.values(*self.table(rows))
        cost = {(a, b): 0.0 if a == b else 2.0 - rate["transition_rate", "", a, b, ""]
                - rate["transition_rate", "", b, a, ""] for a in "abc" for b in "abc"}
        found = self.matrix(*self.table(rows), "--cost", "rates")
        for i, j in itertools.combinations(range(25), 2):
            self.assertAlmostEqual(found[i, j], optimal_matching(rows[i], rows[j], cost, 1.0),
                                   delta=1e-12)
        self.write("costs.csv", "state,c,b,a\nb,1,0,3\na,1.5,3,0\nc,0,1,1.5\n")
        cost = {("a", "b"): 3, ("a", "c"): 1.5, ("b", "c"): 1}
        cost |= {(b, a): value for (a, b), value in cost.items()} | {(s, s): 0 for s in "abc"}
        found = self.matrix(*self.table(rows), "--cost", "costs.csv")
        for i, j in itertools.combinations(range(25), 2):
            self.assertAlmostEqual(found[i, j], optimal_matching(rows[i], rows[j], cost, 1.5),
                                   delta=1e-12)
        self.assertIn("no metric: from a to b it is cheaper by c",
                      self.succeed("pathways", *self.table(rows), "--cost", "costs.csv"))

    def test_hamming_distances(self):
        rows = careers(25, 10, 7)
        codes = [["abcd".index(s) for s in states] for states in rows]
        plain = scipy.spatial.distance.squareform(
            scipy.spatial.distance.pdist(codes, "hamming")) * 10
        np.testing.assert_allclose(self.matrix(*self.table(rows), "--distance", "hamming"), plain,
                                   atol=1e-12)
        rates = self.values(*self.table(rows))

        def cost(a, b, t):
            if a == b:
                return 0.0
            steps = [rates.get(("transition_rate", "", x, y, f"t{s}"), 0.0)
                     for s in (t, t + 1) for x, y in ((a, b), (b, a))]
            return 4.0 - sum(steps)
        found = self.matrix(*self.table(rows), "--distance", "dhd")
        for i, j in itertools.combinations(range(25), 2):
            self.assertAlmostEqual(
                found[i, j], sum(cost(a, b, t + 1)
                                 for t, (a, b) in enumerate(zip(rows[i], rows[j]))), delta=1e-12)

    def test_levels_of_firms_differ_by_steps(self):
        self.write("f.csv", "a,b\nD0N0I0,D1N0I0\nD0N0I0,D2N1I0\n")
        found = self.matrix("--table", "f.csv")
        self.assertEqual(found[0, 1], 2.0)  # D1N0I0 against D2N1I0


class Clusters(Tables):
    def test_ward_heights_are_scipys(self):
        rows = careers(60, 10, 8)
        arguments = (*self.table(rows), "--cost", "constant", "--indel", "0.9")
        found = self.values(*arguments, "--matrix", "d.csv")
        square = self.matrix(*arguments)
        linkage = scipy.cluster.hierarchy.linkage(
            scipy.spatial.distance.squareform(square), "ward")
        ours = [found[key] for key in sorted((k for k in found if k[0] == "ward_height"),
                                             key=lambda k: int(k[2]))]
        equal = len(linkage) - len(ours)  # copies of a sequence meet at height 0
        np.testing.assert_allclose(linkage[:equal, 2], 0.0)
        np.testing.assert_allclose(ours, linkage[equal:, 2], rtol=1e-9)

    def test_quality_and_medoids_are_those_of_r(self):
        rows = careers(50, 12, 9)
        found = self.values(*self.table(rows), "--indel", "0.9", "--clusters", 4, "--clustering",
                            "k-medoids", "--matrix", "d.csv")
        ours = [int(found["cluster", "", f"p{i}", "", ""]) for i in range(50)]
        self.write("ours.txt", "\n".join(map(str, ours)))
        width, objective = self.r(
            "d <- as.dist(as.matrix(read.csv('d.csv', row.names = 1, check.names = FALSE)));"
            "k <- scan('ours.txt', quiet = TRUE);"
            "cat(format(mean(cluster::silhouette(k, d)[, 3]), digits = 17),"
            "format(cluster::pam(d, 4)$objective[2], digits = 17))")
        self.assertAlmostEqual(found["silhouette", "", "k_medoids", "4", ""], width, delta=1e-12)
        shares = [found["cluster_share", "", str(c), "", ""] for c in range(1, 5)]
        mean = sum(share * found["distance_to_medoid", "", str(c + 1), "", ""]
                   for c, share in enumerate(shares))
        self.assertLessEqual(mean, objective + 1e-9)  # both search; ours must not be the worse
        self.assertEqual(sorted(shares, reverse=True), shares)

    def test_groups_that_differ_and_groups_that_do_not(self):
        rows = careers(80, 12, 10)
        halves = ["calm" if i < 40 else "lively" for i in range(80)]
        found = self.values(*self.table(rows, g=halves), "--group", "g")
        self.assertLess(found["discrepancy_p", "", "", "", ""], 0.02)
        turns = ["even" if i % 2 else "odd" for i in range(80)]
        found = self.values(*self.table(rows, g=turns), "--group", "g", "--matrix", "d.csv")
        self.assertGreater(found["discrepancy_p", "", "", "", ""], 0.05)
        square = self.matrix(*self.table(rows, g=turns), "--group", "g")
        odd = np.array([turn == "odd" for turn in turns])
        whole = square.sum() / 160
        within = square[odd][:, odd].sum() / 80 + square[~odd][:, ~odd].sum() / 80
        self.assertAlmostEqual(found["discrepancy_r2", "", "", "", ""], 1 - within / whole,
                               delta=1e-12)
        self.assertAlmostEqual(found["discrepancy_f", "", "", "", ""],
                               (whole - within) / (within / 78), delta=1e-9)

    def test_a_sample_stands_for_many(self):
        rows = careers(300, 12, 11)
        all_of = self.values(*self.table(rows), "--clusters", 2)
        some = self.rows(*self.table(rows), "--clusters", 2, "--sample", 60)
        self.assertIn("drawn of 300", " ".join(r["item"] for r in some if r["measure"] == "remark"))
        self.assertEqual(sum(r["measure"] == "cluster" for r in some), 300)
        self.assertEqual(sum(r["measure"] == "ward_height" for r in some), 59)
        self.assertEqual(sum(key[0] == "cluster" for key in all_of), 300)

    def test_threads_and_instructions_change_nothing(self):
        rows = careers(150, 20, 12)
        arguments = ("pathways", *self.table(rows, g=[i % 2 for i in range(150)]), "--group", "g",
                     "--format", "csv")
        one = self.succeed(*arguments, "--threads", 1)
        for threads in (2, 3, 8):
            self.assertEqual(self.succeed(*arguments, "--threads", threads), one)
        import os
        for instructions in ("baseline", "avx2"):
            self.assertEqual(self.succeed(*arguments, env={
                **os.environ, "CATCHUP_INSTRUCTIONS": instructions}), one)


class Gaps(Tables):
    def setUp(self):
        super().setUp()
        self.write("g.csv", "id,x,y,z\na,NA,p,q\nb,p,,q\nc,p,q,\nd,,,\n")
        self.arguments = ("--table", "g.csv", "--id", "id")

    def test_ends_are_cut_and_holes_are_a_state(self):
        found = self.values(*self.arguments)
        self.assertEqual(found["sequences", "", "", "", ""], 3)
        self.assertEqual(found["transition_rate", "", "p", "q", ""], 2 / 3)
        self.assertEqual(found["transition_rate", "", "p", "*", ""], 1 / 3)
        self.assertIn("1 rows without any state", self.succeed("pathways", *self.arguments))

    def test_all_gaps_are_a_state(self):
        found = self.values(*self.arguments, "--missing", "state")
        self.assertEqual(found["transition_rate", "", "*", "p", ""], 0.5)  # of 2 that leave it
        self.assertEqual(found["transition_rate", "", "q", "*", ""], 1.0)

    def test_rows_with_gaps_are_dropped(self):
        message = self.fail_with(WRONG_INPUT, "pathways", *self.arguments, "--missing", "drop")
        self.assertIn("every row has gaps", message)


class BadTables(Tables):
    def refused(self, text, message, *arguments):
        self.write("bad.csv", text)
        self.assertIn(message, self.fail_with(WRONG_INPUT, "pathways", "--table", "bad.csv",
                                              *arguments))

    def test_tables_that_do_not_fit(self):
        self.refused("", "bad.csv")
        self.refused("id,a\n", "has a header but no rows", "--id", "id")
        self.refused("id,a\nx,p\nx,q\n", "bad.csv:3:1: column 'id' = x stands for two",
                     "--id", "id")
        self.refused("id,a\nx,p\n", "did you mean 'id'?", "--id", "ids")
        self.refused("id\nx\n", "has no column of states", "--id", "id")
        self.refused("a,w\np,-1\n", "bad.csv:2:3: column 'w' = -1 is no weight", "--weight", "w")
        self.refused("a,w\np,heavy\n", "bad.csv:2:3: column 'w' = heavy is no weight", "--weight",
                     "w")
        self.refused("a,b\np,q\n", "bad.csv:2:3: 'q' is none of --states p,r", "--states", "p,r")
        self.refused("a,b\np,q\n", "is about states such as D1N0I0", "--cost", "manhattan")
        self.refused("a,b\np,q\n", "nothere.csv", "--cost", "nothere.csv")
        self.refused("a,b\np,q\n,q\n", "compares period by period", "--distance", "hamming")
        self.refused("a,b\np,q\n", "has no costs to choose", "--distance", "lcs", "--cost", "rates")
        self.refused("a\n" + "\n".join(f"s{i}" for i in range(1001)), "1001st different state")
        self.refused("a,b\n,\n", "no row has a state")

    def test_costs_that_do_not_fit(self):
        for text, message in (("s,p,q\np,0,1\n", "has no row for state 'q'"),
                              ("s,p\np,0\nq,1\n", "has no column for state 'q'"),
                              ("s,p,q\np,0,1\nq,2,0\n", "c.csv:3:3"),
                              ("s,p,q\np,1,1\nq,1,0\n", "stands between equal states"),
                              ("s,p,q\np,0,x\nq,1,0\n", "c.csv:2:5")):
            self.write("c.csv", text)
            self.refused("a,b\np,q\n", message, "--cost", "c.csv")

    def test_little_to_tell_is_told(self):
        self.write("one.csv", "a,b,c\np,p,p\n")
        text = self.succeed("pathways", "--table", "one.csv")
        self.assertIn("There is only one state", text)
        self.assertIn("all sequences are the same", text)
        self.write("same.csv", "g,a,b\nx,p,q\ny,p,q\n")
        text = self.succeed("pathways", "--table", "same.csv", "--group", "g")
        self.assertIn("Groups cannot be compared", text)
        self.write("short.csv", "a\np\nq\n")
        self.assertIn("nothing varies", self.succeed("pathways", "--table", "short.csv"))
        rows = json.loads(self.succeed("pathways", "--table", "short.csv", "--format", "json"))
        self.assertTrue(all(r["estimate"] is None or math.isfinite(r["estimate"]) for r in rows))

    def test_wrong_usage(self):
        self.write("t.csv", "a\np\n")
        self.fail_with(WRONG_USAGE, "pathways")
        self.fail_with(WRONG_USAGE, "pathways", "x.h5", "--table", "t.csv")
        self.fail_with(WRONG_USAGE, "pathways", "x.h5", "--group", "colour")
        self.fail_with(WRONG_USAGE, "pathways", "--table", "t.csv", "--every", 4)


class Firms(Tables):
    def run_scenario(self, name, *settings):
        self.succeed("run", program.scenario("xinchang.toml"), "-o", name, "--replications", 2,
                     "--quiet", "--set", "time.quarters=24", "--set", "population.firms=150",
                     *[word for setting in settings for word in ("--set", setting)])

    def test_states_are_those_of_the_file(self):
        import h5py
        self.run_scenario("a.h5")
        found = self.values("a.h5")
        with h5py.File(self.folder / "a.h5") as file:
            firms = file["firms"][:].sum((0, 2))  # time x state
            quarters = [q.decode() if isinstance(q, bytes) else q for q in file["quarter"][:]]
        for t, quarter in enumerate(quarters):
            shares = [found["state_share", "", f"D{s // 9}N{s // 3 % 3}I{s % 3}", "", quarter]
                      for s in range(27)]
            np.testing.assert_allclose(shares, firms[t] / firms[t].sum(), atol=1e-12)
        self.assertEqual(sum(key[0] == "entropy" and key[2].startswith("0/") for key in found),
                         sum(key[0] == "cluster" and key[2].startswith("0/") for key in found))
        classes = [value for key, value in found.items() if key[0] == "path_class"]
        self.assertAlmostEqual(sum(classes), 1.0, delta=1e-12)

    def test_files_are_groups(self):
        self.run_scenario("a.h5")
        self.run_scenario("b.h5", "seed=77")
        found = self.values("a.h5", "b.h5", "--every", 4)
        self.assertIn(("discrepancy", "", "a", "", ""), found)
        self.assertIn(("state_share", "b", "D0N0I0", "", "2016Q4"), found)
        one = self.values("a.h5", "--replication", 1, "--group", "sector")
        self.assertTrue(any(key[1] == "bearings" for key in one))
        message = self.fail_with(WRONG_INPUT, "pathways", "a.h5", "--replication", 2)
        self.assertIn("they count from 0 to 1", message)

    def test_files_without_firms(self):
        self.run_scenario("n.h5", "output.events=false")
        message = self.fail_with(WRONG_INPUT, "pathways", "n.h5")
        self.assertIn("output.events = false", message)
        self.write("x.h5", "no file")
        self.fail_with(WRONG_INPUT, "pathways", "x.h5")


if __name__ == "__main__":
    program.main()
