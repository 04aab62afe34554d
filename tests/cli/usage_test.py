# SPDX-License-Identifier: MIT
"""The commands as a user types them: exit codes, streams, help, --set, and what each one prints."""
import csv
import io
import json

import h5py

import program
from program import FILE_TROUBLE, WRONG_INPUT, WRONG_USAGE

COMMANDS = ("run", "check", "explain", "verify", "reference", "list", "digest", "show",
            "cases", "claims")
HEADER = "measure,group,item,item2,time,estimate,low,high"


class Usage(program.TestCase):
    def setUp(self):
        super().setUp()
        self.xinchang = program.scenario("xinchang.toml")

    def test_wrong_usage(self):
        run = ("run", self.xinchang, "-o", "out.h5")
        for arguments, says in (
                ((), "required"),
                (("frobnicate",), "frobnicate"),
                (("--frobnicate",), "frobnicate"),
                (("run", self.xinchang), "-?-out"),
                (("run", "-o", "out.h5"), "scenario"),
                ((*run, "another.toml"), "another.toml"),
                ((*run, "--threads", "-1"), "--threads"),
                ((*run, "--threads", "many"), "--threads"),
                ((*run, "--replications", "-3"), "--replications"),
                ((*run, "--replications", "1.5"), "--replications"),
                ((*run, "--seed", "-3"), "--seed"),
                ((*run, "--set"), "--set"),
                (("check",), "scenario"),
                (("list", "--format", "xml"), "--format"),
                (("reference", "--format", "xml"), "--format"),
                (("show",), "files"),
                (("show", "a.h5", "--format", "xml"), "--format"),
                (("digest",), "file")):
            with self.subTest(arguments=arguments):
                self.assertRegex(self.fail_with(WRONG_USAGE, *arguments), says)
        self.assertEqual(self.leftovers(), [])

    def test_repeatable_options_take_one_word(self):
        self.succeed("run", "--set", "population.firms=30", self.xinchang, "-o", "out.h5",
                     "--replications", 1, "--quiet")
        self.succeed("check", "--set", "population.firms=30", self.xinchang)

    def test_zero_replications(self):
        message = self.fail_with(WRONG_USAGE, "run", self.xinchang, "-o", "out.h5",
                                 "--replications", "0")
        self.assertRegex(message, "--replications: Value 0 not in range 1")

    def test_help(self):
        for arguments in ((), *((command,) for command in COMMANDS)):
            with self.subTest(arguments=arguments):
                text = self.succeed(*arguments, "--help")
                self.assertIn("Example", text)
                self.assertIn("catchup " + (arguments[0] if arguments else "run"), text)

    def parameters(self, *assignments):
        """Every key of a run's scenario with its value, as its result file tells."""
        self.succeed("run", self.xinchang, "-o", "set.h5", "--replications", 1,
                     *(word for text in ("time.quarters=5", *assignments)
                       for word in ("--set", text)))
        with h5py.File(self.folder / "set.h5") as file:
            return {key: value.tolist() if hasattr(value, "tolist") else value
                    for key, value in file["parameters"].attrs.items()}

    def changed(self, *assignments):
        """The keys, with their new values, that these assignments change."""
        before, after = self.parameters(), self.parameters(*assignments)
        return {key: after.get(key) for key in before | after if before.get(key) != after.get(key)}

    def test_set_in_all_forms(self):
        for assignment, change in (
                ("population.firms=300", {"population.firms": 300}),
                (" population . firms = 300 ", {"population.firms": 300}),
                ("finance.interest=5e-2", {"finance.interest": 0.05}),
                ("time.start=2014Q1", {"time.start": "2014Q1"}),
                ('time.start="2014Q1"', {"time.start": "2014Q1"}),
                ("network.rewiring=0", {"network.rewiring": 0.0}),
                ("rule.0.share=0.5", {"rule.0.share": 0.5}),
                ("rule.hazard.share=0.5", {"rule.4.share": 0.5}),
                ("integrator.TOMAN.capacity=20", {"integrator.0.capacity": 20.0}),
                ("sector.bearings.margin=[0.04, 0.06]", {"sector.0.margin": [0.04, 0.06]}),
                ("output.population=false", {"output.population": 0})):
            with self.subTest(assignment):
                self.assertEqual(self.changed(assignment), change)

    def test_set_another_kind_and_no_element(self):
        self.assertEqual(self.changed("network.kind=star"),
                         {"network.kind": "star", "network.neighbours": None,
                          "network.rewiring": None})
        changed = self.changed("integrator=[]")
        self.assertIn("integrator.0.name", changed)
        self.assertEqual(set(changed.values()), {None})
        with_debt = self.changed('output.variables=["debt"]')
        self.assertEqual(list(with_debt), ["output.variables"])

    def test_set_later_wins(self):
        self.assertEqual(self.changed("seed=2", "seed=3"), {"seed": 3})

    def test_set_changes_both_sides_of_a_difference(self):
        out = self.succeed("check", self.xinchang, "--diff",
                           program.scenario("xinchang-without-integrator.toml"),
                           "--set", "integrator=[]", "--set", "purse=[]",
                           "--set", "intervention=[]", "--set", "seed=2")
        self.assertEqual([line.split(":")[0] for line in out.splitlines()], ["title"])

    def test_malformed_set(self):
        for assignment, says in (
                ("population.firms", "not an assignment.*Try"),
                ("population.firms=", "not an assignment.*Try"),
                ("", "not an assignment.*Try"),
                ("=3", "^--set"),
                ("population.firms=1\nseed=2", "not an assignment.*Try"),
                ("population.firms=[", "^--set:1:"),
                ("title=[1,", "^--set:1:"),
                ("population.firm=300", "^--set:1:12: .*did you mean 'firms'"),
                ("rule.6.share=1", "^--set:1:6: rule.6: rule has 6 elements"),
                ("rule.nobody.share=1", "none of them called \"nobody\""),
                ("integrator.TOMAN.capacity=many", "capacity = \"many\" must be a number"),
                ("seed.x=1", "has no keys"),
                ("base=other.toml", "base cannot be set"),
                ("network=ring", r"must be a table. Try \[network\]"),
                ("título=1", "^--set:1:2: ")):
            with self.subTest(assignment):
                self.assertRegex(self.fail_with(WRONG_INPUT, "check", self.xinchang,
                                                "--set", assignment), says)

    def test_streams_of_run(self):
        run = ("run", self.xinchang, "-o", "out.h5", "--replications", "3")
        answer = program.run(*run, "--quiet", cwd=self.folder)
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))
        self.assertEqual(answer.stdout, "out.h5: 3 replications of 600 firms, 28 quarters from "
                                        "2013Q1\n")
        self.assertEqual(self.leftovers(), ["out.h5"])

    def test_answers_that_cannot_be_written_are_no_success(self):
        self.succeed("run", self.xinchang, "-o", "out.h5", "--replications", "1")
        for arguments in (("list",), ("reference",), ("check", self.xinchang),
                          ("check", self.xinchang, "--diff", self.xinchang),
                          ("digest", "out.h5"), ("show", "out.h5"),
                          ("run", self.xinchang, "-o", "new.h5", "--replications", "1")):
            with self.subTest(arguments=arguments), open("/dev/full", "w") as full:
                answer = program.run(*arguments, cwd=self.folder, stdout=full)
                self.assertEqual(answer.returncode, FILE_TROUBLE, answer.stderr)
                self.assertRegex(answer.stderr, "(?i)standard output")

    def test_check_diff(self):
        other = program.scenario("xinchang-without-integrator.toml")
        lines = self.succeed("check", self.xinchang, "--diff", other).splitlines()
        self.assertIn("integrator.0.name: TOMAN | (absent)", lines)
        self.assertIn("intervention.0.kind: integrator_fund | (absent)", lines)
        self.assertTrue(all(line.startswith(("title: ", "integrator.0.", "purse.0.",
                                             "intervention.0.")) for line in lines))
        self.assertEqual(self.succeed("check", other, "--diff", other), "no key differs\n")

    def test_check_writes_the_network(self):
        self.succeed("check", self.xinchang, "--set", "population.firms=20", "--graphml",
                     "net.graphml")
        self.write("again.toml", 'base = "%s"\npopulation.firms = 20\n'
                   '[network]\nkind = "graphml"\nfile = "net.graphml"\n' % self.xinchang)
        out = self.succeed("check", "again.toml")
        self.assertIn("60 links, 6.00 partners", out)

    def test_reference(self):
        whole = json.loads(self.succeed("reference", "--format", "json"))
        self.assertEqual(set(whole[0]), {"key", "kind", "type", "default", "range", "unit",
                                         "meaning", "source"})
        self.assertEqual(len({(row["key"], row["kind"]) for row in whole}), len(whole))
        self.assertEqual([row["key"] for row in whole if not row["meaning"]], [])
        self.assertEqual([row["key"] for row in whole
                          if not row["source"] and not row["key"].endswith(".kind")], [])
        hazard = json.loads(self.succeed("reference", "hazard", "--format", "json"))
        self.assertEqual({row["kind"] for row in hazard}, {"hazard"})
        sector = json.loads(self.succeed("reference", "sector", "--format", "json"))
        self.assertTrue(all(row["key"].startswith("sector.") for row in sector))
        for row in whole:
            self.assertIn(row["key"], self.succeed("reference", row["kind"]) if row["kind"]
                          else self.succeed("reference", row["key"]))
        self.assertRegex(self.fail_with(WRONG_INPUT, "reference", "hazrd"), "'hazard'")
        self.assertRegex(self.fail_with(WRONG_INPUT, "reference", "nonsense"), r"\. Try ")

    def test_list(self):
        entries = json.loads(self.succeed("list", "--format", "json"))
        text = self.succeed("list")
        for entry in entries:
            self.assertIn(entry["name"], text)
            self.assertIn(entry["meaning"], text)
        self.assertLessEqual({"rule", "network", "sector", "output", "output on request"},
                             {entry["group"] for entry in entries})


class Show(program.TestCase):
    def setUp(self):
        super().setUp()
        for name in ("with", "without"):
            source = "xinchang.toml" if name == "with" else "xinchang-without-integrator.toml"
            self.succeed("run", program.scenario(source), "-o", f"{name}.h5",
                         "--replications", "3")

    def test_text_stands_side_by_side(self):
        lines = self.succeed("show", "without.h5", "with.h5").splitlines()
        self.assertRegex(lines[0], r"^file +without\.h5 +with\.h5$")
        row = next(line for line in lines if line.startswith("projects started"))
        self.assertEqual(row.count("["), 2)
        column = lines[0].index("with.h5")
        self.assertTrue(all(line[column - 2:column] == "  " for line in lines
                            if line and not line.startswith("Outcomes")))

    def test_csv_is_tidy(self):
        text = self.succeed("show", "without.h5", "with.h5", "--format", "csv")
        self.assertEqual(text.splitlines()[0], HEADER)
        rows = list(csv.DictReader(io.StringIO(text)))
        self.assertEqual({row["group"] for row in rows}, {"without.h5", "with.h5"})
        for row in rows:
            low, middle, high = (float(row[key]) for key in ("low", "estimate", "high"))
            self.assertTrue(low <= middle <= high, row)
        firms = next(row for row in rows if row["measure"] == "firms")
        self.assertEqual((firms["estimate"], firms["time"]), ("600", "2019Q4"))

    def test_json_says_what_csv_says(self):
        table = list(csv.DictReader(io.StringIO(self.succeed("show", "with.h5", "--format",
                                                             "csv"))))
        objects = json.loads(self.succeed("show", "with.h5", "--format", "json"))
        self.assertEqual(len(objects), len(table))
        for row, thing in zip(table, objects):
            self.assertEqual(list(thing), HEADER.split(","))
            for key in ("measure", "group", "item", "item2", "time"):
                self.assertEqual(thing[key] or "", row[key])
            for key in ("estimate", "low", "high"):
                self.assertEqual(thing[key], float(row[key]) if row[key] else None)

    def test_a_single_replication_has_no_interval(self):
        self.succeed("run", program.scenario("xinchang.toml"), "-o", "one.h5",
                     "--replications", "1")
        rows = list(csv.DictReader(io.StringIO(self.succeed("show", "one.h5", "--format",
                                                            "csv"))))
        self.assertTrue(all(row["estimate"] and not row["low"] and not row["high"]
                            for row in rows))
        self.assertNotIn("nan", self.succeed("show", "one.h5"))


if __name__ == "__main__":
    program.main()
