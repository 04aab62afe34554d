# SPDX-License-Identifier: MIT
"""catchup explain: every event of a firm stands in the quarter in which it is told, with a reason."""
import json
import re

import h5py

import program
from program import WRONG_INPUT, WRONG_USAGE
from result import flags, open_result

# a run in which everything happens: all rules, few slots, a small trial fund, failures, exits, and
# policies out of a purse that is soon empty
DATES = "purse='county',from='2014Q1',until='2019Q4'"
EVENTFUL = ("--replications", 2, "--set", "population.firms=120", "--set", "time.quarters=40",
            "--set", "rule=[{kind='sequence'},{kind='payback',patience=2.0},{kind='logit'},"
            "{kind='threshold'},{kind='hazard'},{kind='aspiration'}]",
            "--set", "integrator.TOMAN.contact_rate=0.3", "--set", "integrator.TOMAN.capacity=1",
            "--set", "integrator.TOMAN.trial_fund=0.1", "--set", "turnover.exit_rate=0.02",
            "--set", "finance.insolvency=0.001", "--set", "information.pessimism=0.2",
            "--set", "decision.opportunity_rate=0.3",
            "--set", "purse.0.quarterly=0.1", "--set", "intervention=["
            "{kind='subsidy',name='a third',%s,rate=0.3},"
            "{kind='voucher',name='vouchers',%s,yearly=4.0,cap=0.02},"
            "{kind='mandate',name='inspectors',%s,visit_cost=0.002},"
            "{kind='university_links',name='universities',%s,yearly=4.0,cost=0.01},"
            "{kind='integrator_fund',name='trials',%s}]" % ((DATES,) * 5))
WORDS = {"start": "starts ", "complete": "completes ", "late": "runs late", "abandon": "gives up ",
         "trial": "free trial: ", "unfunded": "cannot pay", "no_slot": "gets no slot",
         "exit": "exits", "entry": "enters the place in ", "no_money": "gets no public money",
         "penalty": "pays the penalty", "grant": "gets a voucher",
         "link": "is linked with a university"}
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
                self.assertEqual("look" in quarter,
                                 quarter["mood"] in ("looked", "pressed by an inspector"))
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


class ExplainPolicies(program.TestCase):
    """The two policies of Xinchang: what they did to a firm is told, with the reasons."""

    def lives(self, scenario, words):
        """Text and JSON of a firm for each kind of row, which must tell the word in its quarter."""
        self.succeed("run", program.scenario(scenario), "-o", "one.h5", "--replications", 1)
        result = open_result(self.folder / "one.h5")
        columns, quarters = result.rows("events"), result.labels("quarter")[1:]
        kinds = flags(self.folder / "one.h5", "events/kind")
        for kind, word in words.items():
            at = (columns["kind"] == kinds[kind]).nonzero()[0]
            self.assertGreater(len(at), 0, kind)
            row = at[len(at) // 2]
            firm, generation = int(columns["firm"][row]), int(columns["generation"][row])
            arguments = ("explain", "one.h5", "--replication", 0, "--firm", firm,
                         "--generation", generation)
            text = self.succeed(*arguments)
            told = re.split(r"\n(?=\d{4}Q\d)", text)
            quarter = quarters[columns["quarter"][row]]
            paragraph = next(part for part in told if part.startswith(quarter + "  "))
            life = json.loads(self.succeed(*arguments, "--format", "json"))
            chapter = next(one for one in life["quarters"] if one["quarter"] == quarter)
            with self.subTest(scenario, kind=kind, firm=firm, quarter=quarter):
                self.assertRegex(re.sub(r"\s+", " ", paragraph), word)
                mine = ((columns["firm"] == firm) & (columns["generation"] == generation))
                self.assertEqual(sum(len(one["events"]) for one in life["quarters"]) +
                                 len(life["born"]["events"]), mine.sum())
                self.check_support(life)
                yield kind, chapter, columns["cost"][row] / 1e8

    def check_support(self, life):
        """Every price seen is the price less the support; every start is paid in full."""
        for quarter in life["quarters"]:
            for option in quarter.get("look", {}).get("options", ()):
                support = option.get("support", {"amount": 0})["amount"]
                self.assertAlmostEqual(option.get("gross_price", option["price"]) - support,
                                       option["price"])
            if "start" in quarter:
                start = quarter["start"]
                self.assertAlmostEqual(start["from_fund"] + start["loan"], start["price"])
                self.assertLessEqual(start.get("support", {"amount": 0})["amount"],
                                     start["from_fund"] + 1e-9)

    def test_from_above(self):
        words = {"start": r"starts .*: pays ",
                 "grant": r"gets an invitation from lead firms: at most 0\.5, to be used before",
                 "penalty": r"inspected under quota \(goal D1N1I0; chance 0\.04; .* pays the "
                            r"penalty of quota",
                 "no_money": r"asks [\d.]+, less [\d.]+ from equipment subsidy, .* gets no "
                             r"public money from the purse plan: it takes .*, .* of .* left"}
        for kind, chapter, cost in self.lives("xinchang-top-down.toml", words):
            if kind == "penalty":
                self.assertAlmostEqual(chapter["penalty"]["amount"], cost)
                self.assertEqual(chapter["mood"], "pressed by an inspector")
                self.assertEqual(chapter["look"]["origin"], "mandate")
                inspection = chapter["policy"]["inspections"][-1]
                self.assertTrue(inspection["took_place"])
                self.assertLessEqual(inspection["visited"], inspection["listed"])
            if kind == "no_money":
                queue = chapter["proposal"]["queue"]
                self.assertEqual((queue["refused"], queue["served"]), ("money", False))
                claim = queue["money"][0]
                self.assertGreater(claim["needed"], claim["left"])
                self.assertGreaterEqual(claim["free"], claim["needed"])
                self.assertGreater(claim["ahead"], 0)

    def test_from_below(self):
        words = {"start": r"starts .*: pays ",
                 "grant": r"gets a voucher from vouchers: at most 0\.1, to be used before \d{4}Q\d",
                 "link": r"is linked with a university by university links, until \d{4}Q\d",
                 "trial": r"free trial: a part of .* worth "}
        for kind, chapter, _ in self.lives("xinchang-bottom-up.toml", words):
            if kind in ("grant", "link"):
                gift = next(one for one in chapter["policy"]["candidate_for"] if one["received"])
                self.assertLessEqual(gift["given"], gift["candidates"])
            if kind == "trial" and "match" in chapter["trial"]:
                match = chapter["trial"]["match"]
                self.assertIn("trial fund", (match["intervention"], match["lacked_money"]))
            if chapter["quarter"] > "2015Q1":
                self.assertGreater(chapter["policy"]["standards"], 0)


if __name__ == "__main__":
    program.main()
