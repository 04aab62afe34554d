# SPDX-License-Identifier: MIT
"""Stylised facts: computed a second time from the file, and the page that tells them is fresh.

After a change of the model or its defaults, CATCHUP_UPDATE_GOLDEN=1 rewrites the page's tables.
"""
import csv
import io
import json
import math
import os
import re

import h5py
import numpy as np
from scipy import stats

import program

PAGE = "docs/stylised-facts.md"
BLOCK = re.compile(r"(<!-- facts: begin -->\n).*?(<!-- facts: end -->)", re.DOTALL)
STATE = np.arange(27)
D, N, I = STATE // 9, STATE // 3 % 3, STATE % 3
EDGES = [(0, 9), (0, 3), (0, 12), (3, 12), (9, 12), (12, 21), (12, 15), (21, 24), (24, 25)]


def ratio(above, below):
    return above / below if below > 0 else math.nan


def label(state):
    return f"D{D[state]}N{N[state]}I{I[state]}"


class Replication:
    """One replication with numpy: rows of each group, firms by time, sector and state."""

    def __init__(self, file, r):
        self.firms = file["firms"][r].astype(float)
        self.revenue, self.spending = file["revenue"][r], file["private_spending"][r] / 1e8
        self.quarters = self.firms.shape[0] - 1
        self.events = self.rows(file["events"], r)
        self.births = self.rows(file["population"], r)
        flags = file["events/kind"].attrs
        self.kinds = dict(zip(flags["flag_meanings"].split(), flags["flag_values"].tolist()))
        self.who = list(zip(self.events["firm"].tolist(), self.events["generation"].tolist()))

    def rows(self, group, r):
        first, number = int(group["offset"][r]), int(group["rows"][r])
        return {name: group[name][first:first + number] for name in group
                if name not in ("offset", "rows") and len(group[name].shape) == 1
                and group[name].shape == group["replication"].shape}

    def of(self, kind):
        return self.events["kind"] == self.kinds[kind]

    def projects(self):
        """How each project that came to its planned end did: (fate, attempt, by integrator)."""
        fates = {}
        attempts = self.events["attempt"].tolist()
        helpers = self.events["integrator"].tolist()
        for kind in ("late", "abandon", "complete"):  # a late project keeps its fate
            for i in np.flatnonzero(self.of(kind)):
                fates.setdefault((self.who[i], attempts[i]), (kind, attempts[i], helpers[i] >= 0))
        return list(fates.values())

    def rates(self, keep=lambda attempt, helped: True):
        kinds = [kind for kind, attempt, helped in self.projects() if keep(attempt, helped)]
        return (ratio(kinds.count("abandon"), len(kinds)),
                ratio(kinds.count("abandon") + kinds.count("late"), len(kinds)))

    def quarter_of(self, mask):
        return {self.who[i]: int(self.events["quarter"][i]) for i in np.flatnonzero(mask)}

    def lives(self):
        """(who, revenue, entered, last quarter, quarter of leaving D0N0I0 or None, exited)."""
        exits = self.quarter_of(self.of("exit"))
        risen = self.quarter_of(self.of("complete") & (self.events["from"] == 0))
        columns = ("firm", "generation", "revenue", "entered", "start")
        for firm, generation, revenue, entered, start in zip(
                *(self.births[name].astype(float).tolist() for name in columns)):
            who = (int(firm), int(generation))
            left = risen.get(who, math.inf) if start == 0 else -math.inf
            yield who, revenue, int(entered), exits.get(who, self.quarters - 1), left, who in exits

    def exit_rate(self, least, limit):
        held, bottom = np.zeros((2, self.quarters + 1))
        for _, revenue, entered, last, left, exited in self.lives():
            if least <= revenue < limit:
                for end in range(entered, last + (0 if exited else 1)):  # quarter-ends it sees
                    held[end + 1] += 1
                    bottom[end + 1] += end < left
        with np.errstate(invalid="ignore"):
            share = bottom / held
        return ratio(share[0] - share[-1], share[:-1].sum() / 4)

    def sme_spending(self):
        paid = dict.fromkeys(self.who, 0.0)
        own = self.events["cost"] / 1e8 * (1.0 - self.events["public_share"].astype(float))
        for i in np.flatnonzero(self.of("start") | self.of("late")):
            paid[self.who[i]] += own[i]
        smes = [life for life in self.lives() if life[1] < 400]
        return ratio(sum(paid.get(who, 0.0) for who, *_ in smes),
                     sum(revenue * (last - entered) / 4
                         for _, revenue, entered, last, *_ in smes))

    def diffusion(self, there):
        share = self.firms[:, :, there].sum(axis=(1, 2)) / self.firms.sum(axis=(1, 2))
        inside = np.flatnonzero((share >= 0.02) & (share <= 0.98))
        if inside.size < 5:
            return math.nan
        return stats.linregress(inside / 4, np.log(share[inside] / (1 - share[inside]))).slope

    def facts(self):
        found = {}
        for item, keep in (("", lambda attempt, helped: True),
                           ("in-house", lambda attempt, helped: not helped),
                           ("by integrators", lambda attempt, helped: helped),
                           ("first", lambda attempt, helped: attempt == 1),
                           ("third and later", lambda attempt, helped: attempt >= 3)):
            found["abandonment_rate", item], found["detour_rate", item] = self.rates(keep)
        del found["abandonment_rate", "first"], found["abandonment_rate", "third and later"]
        found["detours_with_experience", ""] = ratio(found["detour_rate", "third and later"],
                                                     found["detour_rate", "first"])
        done = self.of("complete")
        raised = self.events["mask"][done & (self.events["from"] < 3)] & 3  # from D0N0
        found["network_first", ""] = ratio((raised == 2).sum(), (raised > 0).sum())
        found["joint_first", ""] = ratio((raised == 3).sum(), (raised > 0).sum())
        end = self.firms[-1].sum(axis=0)
        found["intelligent_below_D2", ""] = ratio(end[(D < 2) & (I > 0)].sum(), end[D < 2].sum())
        earned = (self.revenue * self.firms.sum(axis=2))[1:].sum() / 4
        found["spending", "all firms"] = ratio(self.spending[1:].sum(), earned)
        found["spending", "SMEs"] = self.sme_spending()
        found["diffusion_rate", "D1"] = self.diffusion(D >= 1)
        found["diffusion_rate", "D1N1"] = self.diffusion((D >= 1) & (N >= 1))
        small, large = self.exit_rate(10, 50), self.exit_rate(250, math.inf)
        found["exit_rate", "small"], found["exit_rate", "large"] = small, large
        found["size_gradient", ""] = ratio(large, small)
        steps = list(zip(self.events["from"][done].tolist(), self.events["to"][done].tolist()))
        for edge in EDGES:
            found["edge", "-".join(map(label, edge))] = steps.count(edge)
        return found


def facts_of(path):
    """By (measure, item), one value a replication."""
    with h5py.File(path) as file:
        runs = [Replication(file, r).facts() for r in range(file["firms"].shape[0])]
    found = {key: [run[key] for run in runs] for key in runs[0]}
    taken = sum(any(values) for (measure, _), values in found.items() if measure == "edge")
    found["edges_of_cases", ""] = [taken]
    return found


def markdown(rows):
    """The page's two tables, from the rows of `show --facts --format csv`."""
    def readable(text):
        size = abs(float(text))
        return f"{float(text):.{4 if size < 0.1 else 3 if size < 10 else 1 if size < 1000 else 0}f}"

    def value(row):
        if not row["estimate"]:
            return "-"
        interval = f" [{readable(row['low'])}, {readable(row['high'])}]" if row["low"] else ""
        return readable(row["estimate"]) + interval

    def name(row):
        return f"`{row['measure']}`" + (f" {row['item']}" if row["item"] else "")

    told = [row for row in rows if row["target"]]
    lines = ["| fact | definition | value | target | source of the target | |",
             "|---|---|---|---|---|---|"]
    lines += [f"| {name(row)} | {row['definition']} | {value(row)} | {row['target']} | "
              f"{row['source']} | **{row['verdict']}** |" for row in told]
    verdicts = [row["verdict"] for row in told]
    free = [row["verdict"] for row in told if "calibrated" not in row["source"]]
    lines += ["", f"Hits: {verdicts.count('hit')} of {len(told)}; of the {len(free)} that nothing was "
              f"calibrated to: {free.count('hit')}.", "",
              "| for information | value | |", "|---|---|---|"]
    lines += [f"| {name(row)} | {value(row)} | {row['note']} |" for row in rows
              if not row["target"]]
    return "\n".join(lines) + "\n"


class Facts(program.TestCase):
    def rows(self, path, *options):
        self.succeed("run", program.scenario(path), "-o", "facts.h5", *options)
        text = self.succeed("show", "facts.h5", "--facts", "--format", "csv")
        return list(csv.DictReader(io.StringIO(text)))

    def compare(self, rows):
        expected = facts_of(self.folder / "facts.h5")
        told = {(row["measure"], row["item"]): row for row in rows}
        self.assertEqual(set(told), set(expected))
        self.assertEqual(len(told), len(rows))
        for key, row in told.items():
            values = np.array(expected[key], dtype=float)
            with self.subTest(key, values=values):
                if np.isnan(values).any():
                    self.assertEqual((row["estimate"], row["low"]), ("", ""))
                    self.assertRegex(row["note"], rf"^not defined in {np.isnan(values).sum()} of ")
                    continue
                self.assertTrue(np.isclose(float(row["estimate"]), values.mean(), rtol=1e-9,
                                           atol=1e-12), row["estimate"])
                if len(values) > 1:
                    half = stats.t.ppf(0.975, len(values) - 1) * stats.sem(values)
                    np.testing.assert_allclose([float(row["low"]), float(row["high"])],
                                               [values.mean() - half, values.mean() + half],
                                               rtol=1e-8, atol=1e-10)

    def test_the_facts_of_the_defaults(self):
        """And the page: one run serves both."""
        rows = self.rows("defaults.toml")
        self.compare(rows)
        fresh = markdown(rows)
        page = program.source / PAGE
        text = page.read_text(encoding="utf-8")
        self.assertEqual(len(BLOCK.findall(text)), 1, f"{PAGE} has no block for the facts")
        renewed = BLOCK.sub(lambda match: match[1] + fresh + match[2], text)
        if os.environ.get("CATCHUP_UPDATE_GOLDEN"):
            page.write_text(renewed, encoding="utf-8")
        elif renewed != text:
            self.fail(f"{PAGE} is stale; CATCHUP_UPDATE_GOLDEN=1 rewrites its block, or put in:\n"
                      f"\n{fresh}")
        comments = re.findall(r"^### `(\w+)`", text, re.MULTILINE)
        misses = {row["measure"] for row in rows if row["verdict"] in ("miss", "not told")}
        self.assertEqual(misses - set(comments), set(), f"misses without a comment in {PAGE}")

    def test_the_facts_of_a_county_with_an_integrator(self):
        self.compare(self.rows("xinchang.toml", "--replications", 4, "--set",
                               "population.firms=900", "--set", "turnover.exit_rate=0.02"))

    def test_parts_that_are_missing(self):
        self.succeed("run", program.scenario("defaults.toml"), "-o", "bare.h5", "--replications", 2,
                     "--set", "population.firms=500", "--set", "output.events=false")
        rows = json.loads(self.succeed("show", "bare.h5", "--facts", "--format", "json"))
        by_verdict = {}
        for row in rows:
            by_verdict.setdefault(row["verdict"], set()).add(row["measure"])
            if row["verdict"] == "not told":
                self.assertEqual(row["note"], "the file has no events (output.events = false)")
                self.assertIsNone(row["estimate"])
        self.assertLessEqual({"diffusion_rate", "intelligent_below_D2"},
                             by_verdict["hit"] | by_verdict["miss"])
        self.assertLessEqual({"detour_rate", "size_gradient", "edges_of_cases"},
                             by_verdict["not told"])
        text = self.succeed("show", "bare.h5", "--facts")
        self.assertIn("detour rate: the file has no events (output.events = false)", text)
        self.assertNotIn("nan", text)

    def test_several_files(self):
        for name in ("one.h5", "two.h5"):
            self.succeed("run", program.scenario("defaults.toml"), "-o", name, "--replications", 1,
                         "--set", "population.firms=500", "--set", "time.quarters=8")
        text = self.succeed("show", "one.h5", "two.h5", "--facts")
        self.assertIn("Stylised facts of one.h5", text)
        self.assertIn("Stylised facts of two.h5", text)
        self.assertEqual(text.count("Definitions"), 1)
        table = list(csv.DictReader(io.StringIO(
            self.succeed("show", "one.h5", "two.h5", "--facts", "--format", "csv"))))
        self.assertEqual({row["group"] for row in table}, {"one.h5", "two.h5"})


if __name__ == "__main__":
    program.main()
