# SPDX-License-Identifier: MIT
"""catchup report: right numbers, safe pages, whatever the results."""
import base64
import csv
import hashlib
import html.parser
import io
import re
import shutil
import subprocess
import unittest
import urllib.parse
import xml.etree.ElementTree as xml

import h5py
import numpy as np

import program
from report_numbers import ComparisonNumbers, RunNumbers

SMALL = ("--set", "population.firms=120", "--quiet")
POLICIES = ("xinchang-none", "xinchang-top-down", "xinchang-bottom-up", "xinchang-mixed")


class Page(html.parser.HTMLParser):
    """What a reader's program sees: figures with their rows, numbers with their keys, scripts."""

    def __init__(self, path):
        super().__init__()
        self.text = path.read_text(encoding="utf-8")
        self.figures, self.numbers, self.scripts, self.words = {}, [], [], []
        self.labels, self.is_script, self.told, self.value = [], False, [], None
        self.feed(self.text)

    def handle_starttag(self, tag, attributes):
        has = dict(attributes)
        self.is_script = tag == "script"
        if tag == "figure":
            self.figure = has["id"]
        elif tag == "a" and "download" in has:
            text = urllib.parse.unquote(has["href"].removeprefix("data:text/csv;charset=utf-8,"))
            self.figures[self.figure] = list(csv.DictReader(io.StringIO(text)))
        elif tag == "svg":
            self.labels.append(has.get("aria-label", ""))
        elif tag == "data":
            self.value = float(has["value"])
            if "data-key" in has:
                self.numbers.append((has["data-key"].split("|"), [float(has["value"])]))
            else:
                self.numbers[-1][1].append(float(has["value"]))

    def handle_endtag(self, tag):
        self.is_script = False

    def handle_data(self, data):
        if self.value is not None:
            self.told.append((float(data), self.value))
            self.value = None
        if self.is_script:
            self.scripts.append(data)
        else:
            self.words.append(data)


def scenario(name):
    return program.scenario(f"{name}.toml")


class Report(program.TestCase):
    def run_of(self, name, out, *more):
        self.succeed("run", scenario(name), "-o", out, *SMALL, *more)

    def page(self, *arguments):
        self.succeed("report", *arguments, "-o", "page.html")
        return Page(self.folder / "page.html")

    def compare_and_run(self):
        self.succeed("compare", *map(scenario, POLICIES), "-o", "c.h5", "--replications", 8, *SMALL)
        self.run_of("xinchang", "with.h5", "--replications", 5, "--set", "turnover.exit_rate=0.02")
        self.run_of("xinchang-without-integrator", "without.h5", "--replications", 5)

    def test_every_number_is_the_one_that_xarray_computes(self):
        self.compare_and_run()
        page = self.page("c.h5", "with.h5", "without.h5")
        comparison = ComparisonNumbers(self.folder / "c.h5")
        runs = {name: RunNumbers(self.folder / f"{name}.h5") for name in ("with", "without")}

        def expected(row):
            return runs.get(row["group"], comparison).number(row)

        checked = 0
        for name, rows in page.figures.items():
            self.assertGreater(len(rows), 0, name)
            for row in rows:
                for column, number in zip(("estimate", "low", "high"), expected(row)):
                    if row[column] == "":
                        self.assertTrue(number is None or np.isnan(number), (name, row, number))
                        continue
                    np.testing.assert_allclose(float(row[column]), number, rtol=1e-9, atol=1e-9,
                                               err_msg=f"{name} {row} {column}")
                    checked += 1
        self.assertGreater(checked, 3000)
        self.assertGreater(len(page.figures), 9)
        self.assertGreater(len(page.numbers), 12)
        for key, values in page.numbers:
            row = dict(zip(("measure", "group", "item", "item2", "time"), key))
            known = [number for number in expected(row) if number is not None]
            np.testing.assert_allclose(values, known[:len(values)], rtol=1e-9, err_msg=str(key))

        for shown, value in page.told:
            self.assertAlmostEqual(shown, value, delta=6e-4 * max(1.0, abs(value)))
        words = " ".join(page.words)
        fates = comparison.data.fates.values[:, comparison.arms.index("xinchang-top-down")]
        self.assertIn(f"N = {fates.sum(axis=1).mean():.0f} firms below the goal", words)
        target = float(comparison.data.attrs["target_spending"])
        self.assertIn(f"when each spends {target:.4g} million RMB", words)
        ends = np.concatenate([run.firms[:, -1].sum(axis=1) for run in runs.values()])
        self.assertIn(f"N = {ends.mean():.0f} firms a run at the end", words)
        lives = sum(len(run.lives((1, 1, 0))) for run in runs.values())
        self.assertEqual(re.findall(r"(\d+) firms until they first stand at D1N1", words), [str(lives)])

    def test_a_wrong_number_would_be_seen(self):
        """The comparison of numbers can fail: the same rows against a file of another seed."""
        self.run_of("xinchang", "a.h5", "--replications", 3)
        self.run_of("xinchang", "b.h5", "--replications", 3, "--seed", 99)
        page = self.page("a.h5")
        other = RunNumbers(self.folder / "b.h5")
        wrong = sum(not np.isclose(float(row["estimate"]), other.number(row)[0])
                    for row in page.figures["runs-adoption"])
        self.assertGreater(wrong, 20)

    def test_the_page_is_whole_by_itself(self):
        self.compare_and_run()
        page = self.page("c.h5", "with.h5", "without.h5")
        self.assertLess(len(page.text.encode()), 3_000_000)
        self.assertNotRegex(page.text, r"(src|href)=\"(https?:|//)|@import|url\(")
        self.assertTrue(all(page.labels), "every drawing has a text alternative")
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page.text).group(1)
        self.assertIn("default-src 'none'", policy)
        script = "".join(page.scripts)
        if script:
            digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            self.assertIn(f"script-src 'sha256-{digest}'", policy)
        else:
            self.assertIn("script-src 'none'", policy)
        words = " ".join(page.words)
        for heading in ("What was asked", "What was found", "Methods", "References", "Limits",
                        "Where the numbers come from", "How to get them again"):
            self.assertIn(heading, words)
        for told in ("catchup compare", "catchup report c.h5", "8 replications", "Do not rank"):
            self.assertIn(told, words)

    def test_the_same_files_make_the_same_page(self):
        self.run_of("xinchang", "a.h5", "--replications", 2)
        pages = [self.page("a.h5").text for _ in range(2)]
        self.assertEqual(*pages)

    def test_hostile_titles_stay_words(self):
        title = "</script><script>alert('1')</script> \"quoted\" & <b>bold</b>"
        self.run_of("xinchang", "a.h5", "--replications", 2, "--set", f"title={self.toml(title)}")
        page = self.page("a.h5", "--title", title)
        self.assertIn(title, " ".join(page.words).replace("  ", " "))
        self.assertNotIn("alert", "".join(page.scripts))
        self.assertNotIn("<b>bold", page.text)

    @staticmethod
    def toml(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def test_one_replication_has_no_interval_and_says_so(self):
        self.run_of("xinchang", "a.h5", "--replications", 1)
        page = self.page("a.h5")
        self.assertIn("There is one replication", " ".join(page.words))
        self.assertTrue(all(row["low"] == "" for row in page.figures["runs-adoption"]))

    def test_without_events_there_are_no_moves_and_the_page_says_so(self):
        self.run_of("xinchang", "a.h5", "--replications", 3, "--set", "output.events=false",
                    "--set", "output.population=false")
        page = self.page("a.h5")
        self.assertIn("No figure of moves, survival and places", " ".join(page.words))
        self.assertNotIn("runs-map", page.figures)
        self.assertFalse([r for r in page.figures["runs-paths"] if r["measure"] == "moves"])

    def test_several_sectors_and_counties(self):
        self.succeed("run", scenario("national-2012-2024"), "-o", "n.h5", "--replications", 2,
                     "--quiet", "--set", "population.firms=400")
        page = self.page("n.h5")
        numbers = RunNumbers(self.folder / "n.h5")
        for row in page.figures["runs-paths"] + page.figures["runs-map"]:
            np.testing.assert_allclose(float(row["estimate"]), numbers.number(row)[0], rtol=1e-9)

    def test_answers_of_analyses_are_told(self):
        answer = self.succeed("cases", "kute", "sany", "-o", "cases", "--replications", 3, "--quiet",
                              "--set", "population.firms=150", "--format", "csv",
                              "--world", scenario("cases"), "--data", program.scenario("data"))
        self.write("cases.csv", answer)
        page = self.page("cases.csv")
        rows = page.figures["answer-1-cases"]
        observed = [(r["item"], r["item2"]) for r in rows
                    if r["measure"] == "case_observed_step" and r["group"] == "Kute"]
        self.assertEqual(observed[0][0], "D0N1I0")
        self.assertTrue(all(0 < float(r["estimate"]) <= 1 for r in rows
                            if r["measure"] == "case_step"))

    def test_figures_are_files_for_a_paper(self):
        self.run_of("xinchang", "a.h5", "--replications", 2)
        told = self.succeed("report", "a.h5", "-o", "page.html", "--figures", "figures")
        names = sorted(path.stem for path in (self.folder / "figures").glob("*.svg"))
        self.assertEqual(names, sorted(Page(self.folder / "page.html").figures))
        for name in names:
            root = xml.parse(self.folder / "figures" / f"{name}.svg").getroot()
            self.assertTrue(root.get("width").endswith("mm"))
            self.assertTrue((self.folder / "figures" / f"{name}.csv").exists())
            if shutil.which("rsvg-convert"):
                pdf = (self.folder / "figures" / f"{name}.pdf").read_bytes()
                self.assertTrue(pdf.startswith(b"%PDF"), name)
        self.assertIn("PDF", told)

    def test_files_of_other_years_have_their_own_axes(self):
        self.run_of("xinchang", "a.h5", "--replications", 2)
        self.run_of("xinchang", "b.h5", "--replications", 2, "--set", "time.quarters=20")
        page = self.page("a.h5", "b.h5")
        groups = [{row["group"] for row in rows} for name, rows in page.figures.items()
                  if name.endswith("-adoption")]
        self.assertEqual(groups, [{"a"}, {"b"}])
        numbers = RunNumbers(self.folder / "b.h5")
        rows = [rows for name, rows in page.figures.items() if name.endswith("-adoption")][1]
        for row in rows:
            np.testing.assert_allclose(float(row["estimate"]), numbers.number(row)[0], rtol=1e-9)
        self.assertIn("2017Q4", rows[-1]["time"])

    def test_a_result_is_never_replaced_by_a_page(self):
        self.run_of("xinchang", "a.h5", "--replications", 2)
        before = (self.folder / "a.h5").read_bytes()
        answer = program.run("report", "a.h5", "-o", "a.h5", cwd=self.folder)
        self.assertEqual(answer.returncode, program.WRONG_USAGE)
        self.assertIn("a.h5 does not end in .html", answer.stderr)
        self.assertEqual((self.folder / "a.h5").read_bytes(), before)

    def test_what_is_no_result_is_refused(self):
        self.write("odd.csv", "a,b\n1,2\n")
        answer = program.run("report", "odd.csv", "-o", "page.html", cwd=self.folder)
        self.assertEqual(answer.returncode, program.WRONG_INPUT)
        self.assertIn("odd.csv: is no answer of an analysis", answer.stderr)
        self.write("bad.csv", "measure,group,item,item2,time,estimate,low,high\nS1,,x,,,much,,\n")
        answer = program.run("report", "bad.csv", "-o", "page.html", cwd=self.folder)
        self.assertEqual(answer.returncode, program.WRONG_INPUT)
        self.assertIn("bad.csv:2:9", answer.stderr)
        with h5py.File(self.folder / "other.h5", "w"):
            pass
        answer = program.run("report", "other.h5", "-o", "page.html", cwd=self.folder)
        self.assertEqual(answer.returncode, program.WRONG_INPUT)
        self.assertFalse((self.folder / "page.html").exists())

    def test_figures_of_the_readme_are_fresh(self):
        arms = ("none", "without-integrator", "top-down", "bottom-up", "mixed")
        self.succeed("compare", *(scenario(f"xinchang-{arm}") for arm in arms), "-o", "c.h5",
                     "--replications", 200, "--quiet")
        self.succeed("report", "c.h5", "-o", "page.html", "--figures", "figures")
        for name in ("effects", "adoption"):
            shown = (program.source / f"docs/figures/xinchang-{name}.svg").read_text("utf-8")
            made = (self.folder / f"figures/comparison-1-{name}.svg").read_text("utf-8")
            self.assertEqual(shown, made, f"docs/figures/xinchang-{name}.svg is stale")

    def test_a_browser_finds_no_fault(self):
        folder = program.catchup.parent / "web" / "npm" / "node_modules"
        if not folder.exists() or not shutil.which("chromium"):
            self.skipTest("no Chromium, or a build without Node")
        self.compare_and_run()
        self.succeed("report", "c.h5", "with.h5", "without.h5", "-o", "page.html")
        # the same with scripts off, and one that is out of the ordinary
        page = (self.folder / "page.html").read_text("utf-8")
        self.write("static.html", re.sub(r"(?s)<script>.*</script>", "", page))
        self.run_of("xinchang", "a.h5", "--replications", 1, "--set", "output.events=false")
        self.succeed("report", "a.h5", "--title", "</script> \"" + 40 * "long", "-o", "odd.html")
        self.succeed("sweep", program.scenario("sweeps/switches.toml"), "-o", "s", "--quiet")
        self.succeed("merge", "s", "-o", "s.h5")
        self.succeed("report", "s.h5", "-o", "sweep.html")
        pages = [self.folder / f"{name}.html" for name in ("page", "static", "odd", "sweep")]
        answer = subprocess.run(
            ["node", program.source / "tests" / "web" / "page_test.mjs", folder.parent, *pages],
            capture_output=True, encoding="utf-8", timeout=400)
        self.assertEqual(answer.returncode, 0, answer.stdout[-4000:] + answer.stderr[-2000:])


if __name__ == "__main__":
    program.main()
