# SPDX-License-Identifier: MIT
"""What stands in a result file: readable by others, and every number adds up, exactly."""
import subprocess
import sys
import tempfile
from pathlib import Path

import h5py
import numpy as np

import program
from result import flags, open_result

XARRAY = """
import sys, xarray
path, engine = sys.argv[1:]
d = xarray.open_dataset(path, engine=engine)
assert d.firms.dims == ("replication", "time", "sector", "state"), d.firms.dims
assert d.account_balance.dims == ("replication", "time", "account")
assert list(d.sector.values) and d.state.values[0] == "D0N0I0" and d.state.values[26] == "D2N2I2"
assert str(d.time.values[1])[:10] == d.attrs["title"][-9:-5] + "-01-01", d.time.values[1]
assert d.firms.attrs["units"] == "1" and d.firms.attrs["long_name"]
assert d.private_spending.attrs["units"] == "million RMB"
assert 0 < float(d.private_spending.sum()) < 1e6, "fen are decoded"
d.load()
for group, row in (("events", "event"), ("ledger", "booking"), ("population", "birth")):
    g = xarray.open_dataset(path, engine=engine, group=group).load()
    for name, column in g.data_vars.items():
        assert column.attrs["long_name"], name
        assert column.dims == ((row,) if name not in ("offset", "rows") else ("replication",)), name
e = xarray.open_dataset(path, engine=engine, group="events")
assert int(e.rows.sum()) == e.sizes["event"]
by_flag = e.kind.attrs["flag_meanings"].split()
assert by_flag == ["start", "complete", "exit", "entry", "late", "abandon", "trial", "unfunded",
                   "no_slot", "no_money", "penalty", "grant", "link"], by_flag
"""

REPLICATIONS = 6
NATIONAL = ("--replications", 3, "--set", "population.firms=3000", "--set", "population.counties=5",
            "--set", "time.quarters=24", "--set", "turnover.exit_rate=0.03",
            "--set", "turnover.born_digital_share=0.2", "--set", "finance.insolvency=0.001",
            "--set", "information.start=0.6")
# a policy with every lever but the integrator fund, which Xinchang has; two purses
LEVERS = ("subsidy", "demonstration", "voucher", "mandate", "guarantee", "standards",
          "generic_technology", "university_links")
DATES = "from='2013Q1',until='2017Q4'"
POLICY = ("--set", "purse=[{name='rich',%s,quarterly=20.0},{name='poor',%s,quarterly=0.2}]"
          % (DATES, DATES),
          "--set", "intervention=[%s]" % ",".join(
              "{kind='%s',name='%s',purse='%s',%s%s}" % (
                  kind, kind, purse, DATES, ",yearly=100.0" if kind == "demonstration" else "")
              for kind, purse in [(kind, "poor" if kind == "subsidy" else "rich")
                                  for kind in LEVERS]))
VARIABLES = ["debt", "fund", "projects_running", "trials", "refused_finance", "refused_slots",
             "information", "aspiration", "capability", "gain", "projects_supported",
             "refused_money", "penalties", "gain_value", "prospective_gain"]
COUNTED = {"projects_started": "start", "projects_completed": "complete", "exits": "exit",
           "entries": "entry", "projects_overrun": "late", "projects_abandoned": "abandon",
           "trials": "trial", "refused_finance": "unfunded", "refused_slots": "no_slot",
           "refused_money": "no_money", "penalties": "penalty"}
# what is paid for: purpose of the booking and kind of the event that says the same amount
PAID = (("project", "start"), ("overrun", "late"), ("trial", "trial"), ("penalty", "penalty"),
        ("university", "link"))
# what a purse adds: purpose of the booking and kind of the event that says the share
ADDED = (("trial_match", "trial"), ("subsidy", "start"), ("voucher", "start"),
         ("demonstration", "start"))


class ResultFile(program.TestCase):
    """Two files, made once: Xinchang with its integrator, and a small nation in which many exit."""

    files = {}

    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="catchup-")
        cls.addClassCleanup(holder.cleanup)
        cls.made = Path(holder.name)
        for name, options in (("xinchang", ("--replications", REPLICATIONS)),
                              ("large", NATIONAL + POLICY)):
            answer = program.run("run", program.scenario(f"{name}.toml"), "-o",
                                 cls.made / f"{name}.h5", *options, "--set",
                                 f"output.variables={VARIABLES}")
            if answer.returncode != 0:
                raise AssertionError(answer.stderr)
            cls.files[name] = open_result(cls.made / f"{name}.h5")

    def each_file(self):
        for name, result in self.files.items():
            yield self.made / f"{name}.h5", result

    def test_xarray_reads_it_without_a_warning(self):
        for engine in ("h5netcdf", "netcdf4"):
            with self.subTest(engine):
                answer = subprocess.run(
                    [sys.executable, "-W", "error", "-c", XARRAY, self.made / "xinchang.h5",
                     engine], capture_output=True, text=True, timeout=120)
                self.assertEqual((answer.returncode, answer.stderr), (0, ""))

    def test_ncdump_reads_it(self):
        for path, result in self.each_file():
            answer = subprocess.run(["ncdump", "-h", path], capture_output=True, text=True,
                                    timeout=120)
            self.assertEqual((answer.returncode, answer.stderr), (0, ""))
            for name in ("firms(replication, time, sector, state)", "group: events",
                         "group: ledger", "group: population", 'units = "million RMB"'):
                self.assertIn(name, answer.stdout)
            whole = subprocess.run(["ncdump", path], capture_output=True, timeout=120)
            self.assertEqual((whole.returncode, whole.stderr), (0, b""))

    def test_firms_are_conserved(self):
        for _, d in self.each_file():
            held = d["firms"].sum(axis=3)
            gone = (d["exits"] - d["entries"]).cumsum(axis=1)
            np.testing.assert_array_equal(held + gone, np.broadcast_to(held[:, :1], held.shape))
            self.assertEqual(int(d["exits"][:, 0].sum() + d["entries"][:, 0].sum()), 0)
            self.assertGreater(int(d["exits"].sum()), 0)

    def test_accounts_balance(self):
        for _, d in self.each_file():
            balance = d["account_balance"]
            change = d["account_income"][:, 1:] - d["account_spending"][:, 1:]
            np.testing.assert_array_equal(balance[:, :-1] + change, balance[:, 1:])
            np.testing.assert_array_equal(balance.sum(axis=2), 0)
            funds = d.labels("account").index("firm_funds")
            np.testing.assert_array_equal(balance[:, :, funds], d["fund"].sum(axis=2))

    def test_the_ledger_adds_up_to_the_accounts(self):
        for path, d in self.each_file():
            rows, shape = d.rows("ledger"), d["account_income"].shape
            self.assertEqual(list(flags(path, "ledger/from")), d.labels("account"))
            self.assertTrue((rows["amount"] > 0).all())
            self.assertTrue((rows["from"] != rows["to"]).all())
            for side, variable in (("to", "account_income"), ("from", "account_spending")):
                total = d.sums(shape, (rows["replication"], rows["quarter"] + 1, rows[side]),
                               rows["amount"])
                np.testing.assert_array_equal(total, d[variable], variable)

    def test_the_ledger_adds_up_to_spending(self):
        for path, d in self.each_file():
            purposes, parties = flags(path, "ledger/purpose"), flags(path, "ledger/from")
            rows = d.rows("ledger")
            support = np.isin(rows["purpose"], [purposes[p] for p in
                                                ("subsidy", "voucher", "demonstration")])
            paid = np.isin(rows["purpose"], [purposes[p] for p in ("project", "overrun")])
            self.assertTrue((rows["from"][paid] == parties["firm_funds"]).all())
            public = rows["from"] == parties["government"]
            np.testing.assert_array_equal(public, rows["purse"] >= 0)
            sectors = d.sector_of_places()
            for variable, mask, sign in (
                    ("private_spending", paid | support, np.where(support, -1, 1)),
                    ("public_spending", public & (rows["firm"] >= 0), np.ones(len(support), int))):
                at = (rows["replication"][mask], rows["quarter"][mask] + 1,
                      sectors[rows["replication"][mask], rows["firm"][mask]])
                total = d.sums(d[variable].shape, at, (sign * rows["amount"])[mask])
                np.testing.assert_array_equal(total, d[variable], variable)
                self.assertGreater(int(total.sum()), 0)
            at = (rows["replication"][public], rows["quarter"][public] + 1, rows["purse"][public])
            total = d.sums(d["purse_spending"].shape, at, rows["amount"][public])
            np.testing.assert_array_equal(total, d["purse_spending"])
            government = d.labels("account").index("government")
            np.testing.assert_array_equal(total.sum(axis=2),
                                          d["account_spending"][:, :, government])

    def test_every_purpose_of_public_money_was_there(self):
        """Otherwise these tests would hold of files without policy only."""
        seen = set()
        for path, d in self.each_file():
            words = {number: word for word, number in flags(path, "ledger/purpose").items()}
            seen |= {words[number] for number in np.unique(d["ledger/purpose"])}
        self.assertEqual(set(flags(path, "ledger/purpose")) - seen, set())

    def test_no_purse_spends_more_than_came_in(self):
        for path, d in self.each_file():
            with h5py.File(path) as file:
                keys = dict(file["parameters"].attrs)
            for p in range(d["purse_spending"].shape[2]):
                came_in = round(keys[f"purse.{p}.quarterly"] * 1e8) * np.arange(d.times)
                spent = d["purse_spending"][:, :, p].cumsum(axis=1)
                self.assertTrue((spent <= came_in).all(), (path.name, p))

    def sorted_rows(self, rows):
        order = np.lexsort([rows[name] for name in ("firm", "quarter", "replication")])
        return {name: values[order] for name, values in rows.items()}

    def test_events_and_ledger_tell_the_same_payments(self):
        seen = set()
        for path, d in self.each_file():
            kinds, purposes = flags(path, "events/kind"), flags(path, "ledger/purpose")
            parties = flags(path, "ledger/to")
            for purpose, kind in PAID:
                told = self.sorted_rows(d.rows("events", (d["events/kind"] == kinds[kind])))
                paid = self.sorted_rows(d.rows("ledger",
                                               d["ledger/purpose"] == purposes[purpose]))
                for name in ("replication", "quarter", "firm"):
                    np.testing.assert_array_equal(told[name], paid[name], f"{purpose} {name}")
                np.testing.assert_array_equal(told["cost"], paid["amount"], purpose)
                seen |= {purpose} if len(paid["amount"]) else set()
                to = {"trial": "suppliers", "penalty": "government", "university": "public_bodies"}
                by = np.where(told["integrator"] >= 0, parties["integrators"],
                              parties["suppliers"])
                np.testing.assert_array_equal(paid["to"],
                                              parties[to[purpose]] if purpose in to else by)
            for purpose, kind in ADDED:
                paid = self.sorted_rows(d.rows("ledger",
                                               d["ledger/purpose"] == purposes[purpose]))
                of = [k for k, lever in enumerate(self.levers(path)) if lever == (
                    "integrator_fund" if purpose == "trial_match" else purpose)]
                told = self.sorted_rows(d.rows("events", (d["events/kind"] == kinds[kind]) & (
                    d["events/public_share"] > 0) & np.isin(d["events/intervention"], of)))
                for name in ("replication", "quarter", "firm"):
                    np.testing.assert_array_equal(told[name], paid[name], f"{purpose} {name}")
                np.testing.assert_allclose(told["public_share"], paid["amount"] / told["cost"],
                                           rtol=1e-6)
                seen |= {purpose} if len(paid["amount"]) else set()
                if purpose == "trial_match":  # half of a trial, to the fen
                    np.testing.assert_array_equal(
                        np.rint(0.5 * (told["cost"] / 1e8) * 1e8), paid["amount"])
        self.assertEqual(seen, {purpose for purpose, _ in PAID + ADDED})

    @staticmethod
    def levers(path):
        """Kinds of the interventions, in order."""
        with h5py.File(path) as file:
            keys = dict(file["parameters"].attrs)
        kinds = []
        while f"intervention.{len(kinds)}.kind" in keys:
            kinds.append(keys[f"intervention.{len(kinds)}.kind"])
        return [kind.decode() if isinstance(kind, bytes) else kind for kind in kinds]

    def test_counts_are_those_of_the_events(self):
        for path, d in self.each_file():
            sectors, kinds = d.sector_of_places(), flags(path, "events/kind")

            def counted(variable, mask):
                rows = d.rows("events", mask)
                at = (rows["replication"], rows["quarter"] + 1,
                      sectors[rows["replication"], rows["firm"]])
                np.testing.assert_array_equal(d.sums(d[variable].shape, at, 1), d[variable],
                                              variable)

            for variable, kind in COUNTED.items():
                counted(variable, d["events/kind"] == kinds[kind])
            counted("projects_by_integrators", (d["events/kind"] == kinds["start"]) &
                    (d["events/integrator"] >= 0))
            counted("projects_supported", (d["events/kind"] == kinds["start"]) &
                    (d["events/public_share"] > 0))
            for kind in ("late", "abandon", "trial", "unfunded"):
                self.assertTrue((d["events/kind"] == kinds[kind]).any(), kind)

    def test_states_are_those_of_population_and_events(self):
        for path, d in self.each_file():
            sectors, kinds = d.sector_of_places(), flags(path, "events/kind")
            born = d.rows("population", d["population/entered"] == -1)
            state = np.full(sectors.shape, -1)
            state[born["replication"], born["firm"]] = born["start"]
            replication = np.broadcast_to(np.arange(len(sectors))[:, None], sectors.shape)
            for t in range(d.times):
                if t > 0:
                    moves = d.rows("events", (d["events/quarter"] == t - 1) & np.isin(
                        d["events/kind"], [kinds["complete"], kinds["entry"]]))
                    at = moves["replication"], moves["firm"]
                    moved = moves["kind"] == kinds["complete"]
                    np.testing.assert_array_equal(state[at][moved], moves["from"][moved])
                    for r, f, to in zip(*at, moves["to"]):  # in order: complete, then replaced
                        state[r, f] = to
                counts = d.sums(d["firms"][:, t].shape, (replication, sectors, state), 1)
                np.testing.assert_array_equal(counts, d["firms"][:, t], f"time {t}")

    def test_entrants_are_those_of_the_events(self):
        for path, d in self.each_file():
            entry = d.rows("events", d["events/kind"] == flags(path, "events/kind")["entry"])
            born = d.rows("population", d["population/entered"] >= 0)
            for event, birth in (("replication", "replication"), ("quarter", "entered"),
                                 ("firm", "firm"), ("generation", "generation"),
                                 ("rule", "rule"), ("to", "start")):
                np.testing.assert_array_equal(entry[event], born[birth], event)
            sectors = d.sector_of_places()
            np.testing.assert_array_equal(sectors[born["replication"], born["firm"]],
                                          born["sector"])

    def test_debt_is_loans_less_repayments_less_what_was_written_off(self):
        for path, d in self.each_file():
            purposes, kinds = flags(path, "ledger/purpose"), flags(path, "events/kind")
            shape = d["debt"].shape[:2]

            def flow(rows, amount):
                return d.sums(shape, (rows["replication"], rows["quarter"] + 1), rows[amount])

            ledger = {purpose: flow(d.rows("ledger", d["ledger/purpose"] == purposes[purpose]),
                                    "amount") for purpose in ("loan", "repayment")}
            lost = flow(d.rows("events", d["events/kind"] == kinds["exit"]), "written_off")
            debt = (ledger["loan"] - ledger["repayment"] - lost).cumsum(axis=1)
            np.testing.assert_array_equal(debt, d["debt"].sum(axis=2))
            self.assertGreater(int(lost.sum()), 0)

    def test_projects_running_are_started_less_ended_less_lost(self):
        for path, d in self.each_file():
            lost = d.rows("events", (d["events/kind"] == flags(path, "events/kind")["exit"]) &
                          (d["events/mask"] != 0))
            at = (lost["replication"], lost["quarter"] + 1,
                  d.sector_of_places()[lost["replication"], lost["firm"]])
            running = (d["projects_started"] - d["projects_completed"] - d["projects_abandoned"] -
                       d.sums(d["exits"].shape, at, 1)).cumsum(axis=1)
            np.testing.assert_array_equal(running, d["projects_running"])

    def test_projects_end_as_they_were_begun(self):
        """A project's rows: start, perhaps late, then complete or abandon, of the same attempt."""
        for path, d in self.each_file():
            kinds = flags(path, "events/kind")
            of_projects = [kinds[kind] for kind in ("start", "late", "complete", "abandon")]
            rows = d.rows("events", np.isin(d["events/kind"], of_projects))
            order = np.lexsort([rows[name] for name in
                                ("quarter", "attempt", "generation", "firm", "replication")])
            rows = {name: values[order] for name, values in rows.items()}
            begins = rows["kind"] == kinds["start"]
            self.assertTrue(begins[0])
            later = ~begins
            for name in ("replication", "firm", "generation", "attempt", "mask", "integrator",
                         "from"):
                np.testing.assert_array_equal(rows[name][1:][later[1:]], rows[name][:-1][later[1:]])
            late = rows["kind"] == kinds["late"]
            before = np.concatenate([[-1], rows["kind"][:-1]])
            self.assertTrue((before[late] == kinds["start"]).all())
            self.assertTrue((before[rows["kind"] == kinds["abandon"]] == kinds["start"]).all())
            self.assertTrue(np.isin(before[rows["kind"] == kinds["complete"]],
                                    [kinds["start"], kinds["late"]]).all())
            np.testing.assert_array_equal(  # a late project costs 30 % again, to the fen
                np.rint(0.3 * (rows["cost"][:-1][late[1:]] / 1e8) * 1e8), rows["cost"][late])

    def test_shares_are_shares(self):
        for _, d in self.each_file():
            for name in ("information", "capability"):
                self.assertTrue(((d[name] >= 0) & (d[name] <= 1)).all(), name)
            self.assertTrue(np.isfinite(d["aspiration"]).all())
            know = d.rows("events", d["events/information"] > 0)["information"]
            self.assertTrue((know <= 1).all())

    def test_an_integrators_projects_cost_what_the_paper_says(self):
        d = self.files["xinchang"]
        start = flags(self.made / "xinchang.h5", "events/kind")["start"]
        rows = d.rows("events", (d["events/integrator"] >= 0) & (d["events/kind"] == start))
        self.assertGreater(len(rows["cost"]), 100 * REPLICATIONS)
        self.assertTrue((rows["quarter"] >= 4).all(), "service begins in 2014")
        self.assertTrue(np.isin(rows["mask"], (1, 2, 3)).all(), "only the packages")
        births = d.rows("population")
        revenue = {(r, f, g): value for r, f, g, value in zip(
            births["replication"], births["firm"], births["generation"], births["revenue"])}
        keys = zip(rows["replication"], rows["firm"], rows["generation"])
        size = np.array([revenue[key] for key in keys]) / 10.0
        cost = rows["cost"] * 1e-8 / size ** 0.75  # million RMB in a firm of 10 million revenue
        whole = rows["mask"] == 3
        self.assertTrue(((cost[whole] > 0.12) & (cost[whole] < 0.26)).all())
        self.assertTrue(((cost > 0.05) & (cost < 0.26)).all())
        self.assertAlmostEqual((rows["cost"] * 1e-8)[whole].mean(), 0.23, delta=0.03)


if __name__ == "__main__":
    program.main()
