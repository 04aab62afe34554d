# SPDX-License-Identifier: MIT
"""catchup cases: numbers from the result file a second time, the data's sense, nothing run twice."""
import csv
import io

import h5py
import numpy as np

import program
from program import WRONG_INPUT


def levels(state):
    return np.array([state // 9, state // 3 % 3, state % 3])


def label(state):
    return "D{}N{}I{}".format(*levels(state))


class Cases(program.TestCase):
    def setUp(self):
        super().setUp()
        self.where = ["--world", program.scenario("cases.toml"),
                      "--data", program.source / "scenarios" / "data", "--quiet"]
        self.small = ["--replications", 4, "--set", "population.firms=360"]

    def rows(self, *arguments):
        text = self.succeed("cases", *self.where, *self.small, *arguments, "--format", "csv")
        return list(csv.DictReader(io.StringIO(text)))

    def value(self, rows, measure, item=""):
        found = [r for r in rows if (r["measure"], r["item"]) == (measure, item)]
        self.assertEqual(len(found), 1, (measure, item))
        return float(found[0]["estimate"]) if found[0]["estimate"] else None

    def lives(self, file, sector):
        """States of first-generation firms of the sector at each quarter's end, by replication."""
        with h5py.File(file) as f:
            quarters = f["firms"].shape[1] - 1
            sectors = [s.decode() if isinstance(s, bytes) else s for s in f["sector"][:]]
            population, events = f["population"], f["events"]
            kinds = dict(zip(events["kind"].attrs["flag_meanings"].split(),
                             events["kind"].attrs["flag_values"]))
            first = population["generation"][:] == 0
            mine = first & (population["sector"][:] == sectors.index(sector))
            where = {}
            for r, firm, start in zip(population["replication"][mine], population["firm"][mine],
                                      population["start"][mine]):
                where[r, firm] = np.full(quarters + 1, start)
            gone = set()
            for r, firm, g, q, kind, to in zip(*(events[n][:] for n in (
                    "replication", "firm", "generation", "quarter", "kind", "to"))):
                if g == 0 and (r, firm) in where:
                    if kind == kinds["complete"]:
                        where[r, firm][int(q) + 1:] = to
                    elif kind == kinds["exit"]:
                        gone.add((r, firm))
            return where, gone

    def test_numbers_from_the_file(self):
        rows = self.rows("kute", "-o", "out")
        where, gone = self.lives(self.folder / "out" / "kute.h5", "garments")
        observed = {2003: "D0N1I0", 2005: "D1N1I0", 2010: "D1N2I0"}
        by_year, now = [], None
        for year in range(2003, 2020):
            now = observed.get(year, now)
            by_year.append([int(now[1]), int(now[3]), int(now[5])])
        shares, reached, later, off, paths = [], [], [], [], {}
        for r in range(4):
            stay = [v for k, v in where.items() if k[0] == r and k not in gone]
            shares.append(np.mean([len(set(v)) > 1 for v in stay]))
            when = [next((q for q, s in enumerate(v) if levels(s)[0] >= 1 and levels(s)[1] >= 1),
                         None) for v in stay]
            reached.append(np.mean([w is not None for w in when]))
            later.append(np.mean([2003 + (w - 1) // 4 - 2005 for w in when if w is not None]))
            off.append(np.mean([[np.abs(levels(v[4 * (y + 1)]) - by_year[y]).sum()
                                 for y in range(17)] for v in stay]))
            for v in stay:
                path = " > ".join(label(s) for i, s in enumerate(v) if i == 0 or v[i - 1] != s)
                paths[path] = paths.get(path, 0) + 1
        self.assertAlmostEqual(self.value(rows, "case_moved"), np.mean(shares), 12)
        self.assertAlmostEqual(self.value(rows, "case_reached", "D1N1I0"), np.mean(reached), 12)
        self.assertAlmostEqual(self.value(rows, "case_years_later", "D1N1I0"), np.mean(later), 12)
        self.assertAlmostEqual(self.value(rows, "case_levels_off"), np.mean(off), 12)
        self.assertEqual(self.value(rows, "case_rule_observed", "network_first"), 1.0)
        top = max(paths, key=paths.get)
        self.assertAlmostEqual(self.value(rows, "path_share", top),
                               paths[top] / sum(paths.values()), 12)

    def test_the_paper_s_cases(self):
        text = self.succeed("cases", *self.where, *self.small, "-o", "all")
        self.assertIn("SANY, 1994 to 2019: D1N1I0 > D2N1I0 > D2N2I0 > D2N2I1.", text)
        self.assertIn("Xinchang's bearing makers, 2013 to 2019: D0N0I0 > D1N1I0.", text)
        self.assertIn("SANY and CFMOTO, SANY and GoldWind, CFMOTO and GoldWind have the same order",
                      text)
        self.assertIn("chosen for their outcome", text)
        # every technology of the timelines belongs to a row of codes
        data = program.source / "scenarios" / "data"
        with open(data / "case_codes.csv", encoding="utf-8") as file:
            known = {(r["case"], r["from"], r["until"]) for r in csv.DictReader(file)}
        with open(data / "case_technologies.csv", encoding="utf-8") as file:
            for r in csv.DictReader(file):
                if r["case"] != "xinchang":  # whose technologies are the integrator's
                    self.assertIn((r["case"], r["from"], r["until"]), known, r["technology"])

    def test_nothing_is_run_twice_and_threads_do_not_matter(self):
        first = self.rows("xinchang", "-o", "a", "--threads", 1)
        file = self.folder / "a" / "xinchang.h5"
        stamp, digest = file.stat().st_mtime_ns, self.digest(file)
        self.assertEqual(self.rows("xinchang", "-o", "a"), first)
        self.assertEqual(file.stat().st_mtime_ns, stamp)
        for threads in (2, 3, 8):
            self.assertEqual(self.rows("xinchang", "-o", f"t{threads}", "--threads", threads), first)
            self.assertEqual(self.digest(self.folder / f"t{threads}" / "xinchang.h5"), digest)
        self.rows("xinchang", "-o", "a", "--seed", 5)  # another scenario is run
        self.assertNotEqual(file.stat().st_mtime_ns, stamp)
        self.assertIn("yes, simulated again", self.succeed("verify", file, "--quiet"))

    def test_the_integrator_is_what_moves_small_firms(self):
        with_it = self.value(self.rows("xinchang", "-o", "a"), "case_reached", "D1N1I0")
        without = self.value(self.rows("xinchang", "-o", "b", "--set",
                                       "integrator.0.capacity=0.0"), "case_reached", "D1N1I0")
        self.assertGreater(with_it, 0.3)
        self.assertLess(without, 0.1)

    def test_bad_cases(self):
        data = self.folder / "data"
        starts = "case,name,sector,begins,until,start,revenue,note\na,A,gears,2010,2012,D1N0I0,10,\n"
        codes = "case,from,until,code,note\na,2010,2011,D1N0I0,\na,2012,2012,D1N1I0,\n"

        def refuse(what, starts=starts, codes=codes, *names):
            self.write("data/cases.csv", starts)
            self.write("data/case_codes.csv", codes)
            self.assertIn(what, self.fail_with(WRONG_INPUT, "cases", *names, "--data", data,
                                               "--world", program.scenario("cases.toml"), "--quiet"))

        refuse("no case 'b'. Try one of: a", starts, codes, "b")
        refuse("cases.csv:2:21: column 'start' = \"D3N0I0\" is no state",
               starts.replace("D1N0I0", "D3N0I0"))
        refuse("lies before 'begins'", starts.replace("2012", "2009"))
        refuse("case_codes.csv:3:13: column 'code' = \"D0N1I0\" falls below D1N0I0",
               codes=codes.replace("D1N1I0", "D0N1I0"))
        refuse("lies outside 2010 to 2012", codes=codes.replace("a,2012", "a,2013"))
        refuse("does not lie after the row before", codes=codes.replace("a,2012", "a,2010"))
        refuse("is no case of cases.csv", codes=codes.replace("a,2012", "b,2012"))
        refuse("has a header but no cases", starts.split("\n")[0] + "\n", codes.split("\n")[0] + "\n")
        refuse("sector.gears")  # the world has no such sector
        self.assertIn("none/cases.csv", self.fail_with(
            WRONG_INPUT, "cases", "--data", self.folder / "none", "--quiet"))


if __name__ == "__main__":
    program.main()
