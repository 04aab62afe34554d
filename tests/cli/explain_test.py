# SPDX-License-Identifier: MIT
"""catchup explain: every event of a firm stands in the quarter in which it is told, with a reason."""
import json
import re

import h5py

import program
from program import WRONG_INPUT, WRONG_USAGE
from result import flags, open_result

# a run in which everything happens: all rules, few slots, a small trial fund, failures, exits
EVENTFUL = ("--replications", 2, "--set", "population.firms=120", "--set", "time.quarters=40",
            "--set", "rule=[{kind='sequence'},{kind='payback',patience=2.0},{kind='logit'},"
            "{kind='threshold'},{kind='hazard'},{kind='aspiration'}]",
            "--set", "integrator.TOMAN.contact_rate=0.3", "--set", "integrator.TOMAN.capacity=1",
            "--set", "integrator.TOMAN.trial_fund=0.1", "--set", "turnover.exit_rate=0.02",
            "--set", "finance.insolvency=0.001", "--set", "information.pessimism=0.2",
            "--set", "decision.opportunity_rate=0.3")
WORDS = {"start": "starts ", "complete": "completes ", "late": "runs late", "abandon": "gives up ",
         "trial": "free trial: ", "unfunded": "cannot pay", "no_slot": "gets no slot",
         "exit": "exits", "entry": "enters the place in "}
HEADING = re.compile(r"^(\d{4}Q\d)(?: to (\d{4}Q\d))?[: ] ?")


class Explain(program.TestCase):
    def setUp(self):
        super().setUp()
        self.succeed("run", program.scenario("xinchang.toml"), "-o", "one.h5", *EVENTFUL)
        self.result = open_result(self.folder / "one.h5")
        self.kinds = {number: word for word, number
                      in flags(self.folder / "one.h5", "events/kind").items()}
        self.quarters = self.result.labels("quarter")[1:]

    def rows(self, replication, firm, generation):
        """Its events in the file: (quarter, kind, step, state after)."""
        columns = self.result.rows("events")
        mine = ((columns["replication"] == replication) & (columns["firm"] == firm) &
                (columns["generation"] == generation))
        states = self.result.labels("state")
        return [(self.quarters[q], self.kinds[k], states[to], cost) for q, k, to, cost in
                zip(*(columns[name][mine] for name in ("quarter", "kind", "to", "cost")))]

    def explain(self, replication, firm, generation, *options):
        return self.succeed("explain", "one.h5", "--replication", replication, "--firm", firm,
                            "--generation", generation, *options)

    def firms(self):
        """Firms that between them lived through every kind of event."""
        columns = self.result.rows("events")
        wanted = []
        for kind in self.kinds:
            at = (columns["kind"] == kind).nonzero()[0]
            self.assertGreater(len(at), 0, self.kinds[kind])
            for row in (at[0], at[-1]):
                firm = tuple(int(columns[name][row])
                             for name in ("replication", "firm", "generation"))
                if firm not in wanted:
                    wanted.append(firm)
        return wanted

    def test_json_holds_every_row_of_the_file_in_its_quarter(self):
        for firm in self.firms():
            with self.subTest(firm):
                life = json.loads(self.explain(*firm, "--format", "json"))
                self.assertEqual((life["replication"], life["born"]["firm"],
                                  life["born"]["generation"]), firm)
                told = [(quarter["quarter"], event["kind"], event["to"], round(event["cost"] * 1e8))
                        for quarter in life["quarters"] for event in quarter["events"]]
                born = [(life["born"]["entered"], event["kind"], event["to"], 0)
                        for event in life["born"]["events"]]
                self.assertEqual(born + told, self.rows(*firm))
                names = [quarter["quarter"] for quarter in life["quarters"]]
                first = self.quarters.index(names[0]) if names else 0
                self.assertEqual(names, self.quarters[first:first + len(names)])

    def test_json_gives_every_refusal_a_reason(self):
        looks = 0
        for firm in self.firms():
            for quarter in json.loads(self.explain(*firm, "--format", "json"))["quarters"]:
                self.assertEqual("look" in quarter, quarter["mood"] == "looked")
                for option in quarter.get("look", {}).get("options", ()):
                    looks += 1
                    self.assertNotEqual(option["taken"], option["why_not"] != "", option)
        self.assertGreater(looks, 50)

    def paragraphs(self, text):
        """The text under each heading, by every quarter that the heading stands for."""
        told, under = {}, []
        for line in text.splitlines():
            heading = HEADING.match(line)
            if heading:
                first = self.quarters.index(heading[1])
                last = self.quarters.index(heading[2] or heading[1])
                under = self.quarters[first:last + 1]
                for quarter in under:
                    self.assertNotIn(quarter, told, "told twice")
                    told[quarter] = ""
            elif not line.startswith(" "):
                under = []
            for quarter in under:
                told[quarter] += line + "\n"
        return told

    def test_text_tells_every_row_of_the_file_in_its_quarter(self):
        for firm in self.firms():
            with self.subTest(firm):
                text = self.explain(*firm)
                self.assertLessEqual(max(map(len, text.splitlines())), 100)
                told = self.paragraphs(text)
                for quarter, kind, *_ in self.rows(*firm):
                    if kind == "entry":
                        self.assertIn(WORDS[kind] + quarter, re.sub(r"\s+", " ", text))
                    else:
                        self.assertIn(WORDS[kind], told[quarter])

    def test_the_firm_after_it(self):
        columns = self.result.rows("events")
        row = (columns["kind"] == flags(self.folder / "one.h5", "events/kind")["exit"]).nonzero()[0]
        replication, firm, generation = (int(columns[name][row[0]])
                                         for name in ("replication", "firm", "generation"))
        life = json.loads(self.explain(replication, firm, generation, "--format", "json"))
        after = json.loads(self.explain(replication, firm, generation + 1, "--format", "json"))
        self.assertEqual(life["successor"], after["born"])
        self.assertIn(f"Then generation {generation + 1} enters",
                      self.explain(replication, firm, generation))

    def test_a_firm_that_is_not_there(self):
        def refused(*arguments):
            return self.fail_with(WRONG_INPUT, "explain", "one.h5", *arguments)
        self.assertRegex(refused("--replication", 2, "--firm", 0),
                         r"one.h5: has no replication 2. Try .* 0 to 1")
        self.assertRegex(refused("--replication", 0, "--firm", 120),
                         r"has no firm 120. Try .* 0 to 119")
        self.assertRegex(refused("--replication", 0, "--firm", 3, "--generation", 39),
                         "place 3 never saw a firm of generation 39")

    def test_usage(self):
        for arguments, says in (((), "file"), (("one.h5",), "--replication"),
                                (("one.h5", "--replication", 0), "--firm"),
                                (("one.h5", "--replication", -1, "--firm", 0), "--replication"),
                                (("one.h5", "--replication", 0, "--firm", "x"), "--firm"),
                                (("one.h5", "--replication", 0, "--firm", 0, "--format", "xml"),
                                 "--format")):
            with self.subTest(arguments):
                self.assertRegex(self.fail_with(WRONG_USAGE, "explain", *arguments), says)
        self.assertIn("catchup explain xinchang.h5 --replication 0", self.succeed("explain",
                                                                                  "--help"))

    def test_a_file_that_contradicts_itself(self):
        with h5py.File(self.folder / "one.h5", "r+") as file:
            file.attrs["seed"] = 5
        message = self.fail_with(WRONG_INPUT, "explain", "one.h5", "--replication", 0, "--firm", 0)
        self.assertIn("one.h5: its attribute seed is 5", message)
        with h5py.File(self.folder / "one.h5", "r+") as file:
            file.attrs["model_version"] = 1
        message = self.fail_with(WRONG_INPUT, "explain", "one.h5", "--replication", 0, "--firm", 0)
        self.assertIn("and the file 1", message)


if __name__ == "__main__":
    program.main()
