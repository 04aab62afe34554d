# SPDX-License-Identifier: MIT
"""What stands in a result file: readable by others, and every number adds up, exactly."""
import subprocess
import sys
import tempfile
from pathlib import Path

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
assert by_flag == ["start", "complete", "exit", "entry"], by_flag
"""

REPLICATIONS = 6
NATIONAL = ("--replications", 3, "--set", "population.firms=3000", "--set", "population.counties=5",
            "--set", "time.quarters=24", "--set", "turnover.exit_rate=0.03",
            "--set", "turnover.born_digital_share=0.2", "--set", "finance.insolvency=0.001")


class ResultFile(program.TestCase):
    """Two files, made once: Xinchang with its integrator, and a small nation in which many exit."""

    files = {}

    @classmethod
    def setUpClass(cls):
        holder = tempfile.TemporaryDirectory(prefix="catchup-")
        cls.addClassCleanup(holder.cleanup)
        cls.made = Path(holder.name)
        for name, options in (("xinchang", ("--replications", REPLICATIONS)), ("large", NATIONAL)):
            answer = program.run("run", program.scenario(f"{name}.toml"), "-o",
                                 cls.made / f"{name}.h5", *options, "--set",
                                 'output.variables=["debt","fund","projects_running"]')
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
            project = d["ledger/purpose"] == flags(path, "ledger/purpose")["project"]
            rows = d.rows("ledger", project)
            self.assertTrue((rows["from"] == flags(path, "ledger/from")["firm_funds"]).all())
            sector = d.sector_of_places()[rows["replication"], rows["firm"]]
            total = d.sums(d["private_spending"].shape,
                           (rows["replication"], rows["quarter"] + 1, sector), rows["amount"])
            np.testing.assert_array_equal(total, d["private_spending"])
            np.testing.assert_array_equal(d["public_spending"], 0)  # nothing public exists yet

    def test_events_and_ledger_tell_the_same_projects(self):
        for path, d in self.each_file():
            starts = d.rows("events", d["events/kind"] == flags(path, "events/kind")["start"])
            paid = d.rows("ledger",
                          d["ledger/purpose"] == flags(path, "ledger/purpose")["project"])
            key = ("replication", "quarter", "firm")
            for rows in (starts, paid):
                order = np.lexsort([rows[name] for name in reversed(key)])
                for name in rows:
                    rows[name] = rows[name][order]
            for name in key:
                np.testing.assert_array_equal(starts[name], paid[name], name)
            np.testing.assert_array_equal(starts["cost"], paid["amount"])
            to = np.where(starts["integrator"] >= 0, flags(path, "ledger/to")["integrators"],
                          flags(path, "ledger/to")["suppliers"])
            np.testing.assert_array_equal(to, paid["to"])

    def test_counts_are_those_of_the_events(self):
        for path, d in self.each_file():
            sectors, kinds = d.sector_of_places(), flags(path, "events/kind")
            for kind, variable in (("start", "projects_started"), ("exit", "exits"),
                                   ("complete", "projects_completed"), ("entry", "entries")):
                rows = d.rows("events", d["events/kind"] == kinds[kind])
                at = (rows["replication"], rows["quarter"] + 1,
                      sectors[rows["replication"], rows["firm"]])
                np.testing.assert_array_equal(d.sums(d[variable].shape, at, 1), d[variable], kind)

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

    def test_projects_running_are_started_less_completed_less_lost(self):
        for path, d in self.each_file():
            lost = d.rows("events", (d["events/kind"] == flags(path, "events/kind")["exit"]) &
                          (d["events/mask"] != 0))
            at = (lost["replication"], lost["quarter"] + 1,
                  d.sector_of_places()[lost["replication"], lost["firm"]])
            running = (d["projects_started"] - d["projects_completed"] -
                       d.sums(d["exits"].shape, at, 1)).cumsum(axis=1)
            np.testing.assert_array_equal(running, d["projects_running"])

    def test_an_integrators_projects_cost_what_the_paper_says(self):
        d = self.files["xinchang"]
        start = flags(self.made / "xinchang.h5", "events/kind")["start"]
        rows = d.rows("events", (d["events/integrator"] >= 0) & (d["events/kind"] == start))
        self.assertGreater(len(rows["cost"]), 100 * REPLICATIONS)
        self.assertTrue((rows["quarter"] >= 4).all(), "service begins in 2014")
        self.assertTrue(np.isin(rows["mask"], (1, 2, 3)).all(), "only the package D1N1")
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
