# SPDX-License-Identifier: MIT
"""Xinchang keeps what its numbers were set to meet, and what the integrator is there for."""
import numpy as np

import program
import result

REPLICATIONS = 200
PAPER_FIRMS = 160


class Xinchang(program.TestCase):
    """What was calibrated must stay calibrated: none of this validates the model."""

    @classmethod
    def setUpClass(cls):
        cls.runs = {}

    def run_of(self, scenario, *assignments):
        """The result of 200 replications, computed once for all tests."""
        key = (scenario, assignments)
        if key not in self.runs:
            out = self.folder / "run.h5"
            sets = [word for one in assignments for word in ("--set", one)]
            self.succeed("run", program.scenario(scenario), "-o", out, "--quiet",
                         "--replications", REPLICATIONS, *sets)
            self.runs[key] = result.open_result(out)
            self.kinds = result.flags(out, "events/kind")
            type(self).kinds = self.kinds
        return self.runs[key]

    def served(self, run):
        """Firms with a completed integrator project, by replication."""
        rows = run.rows("events", (run["events/kind"] == self.kinds["complete"]) &
                        (run["events/integrator"] >= 0))
        firms = np.unique(np.stack([rows["replication"], rows["firm"], rows["generation"]]), axis=1)
        return np.bincount(firms[0], minlength=run.replications)

    def starts(self, run):
        return run.rows("events", (run["events/kind"] == self.kinds["start"]) &
                        (run["events/integrator"] >= 0))

    def test_the_papers_160_firms_lie_within_the_range_over_replications(self):
        low, high = np.quantile(self.served(self.run_of("xinchang.toml")), [0.025, 0.975])
        self.assertLess(low, PAPER_FIRMS)
        self.assertGreater(high, PAPER_FIRMS)
        self.assertLess(high - low, 60, "a range that contains everything says nothing")

    def test_a_package_costs_about_a_quarter_million_and_pays_back_in_about_a_year(self):
        run = self.run_of("xinchang.toml")
        rows = self.starts(run)
        self.assertAlmostEqual(rows["cost"].mean() * 1e-8, 0.23, delta=0.03)
        population = run.rows("population")
        revenue = {(r, f, g): value for r, f, g, value in
                   zip(population["replication"], population["firm"], population["generation"],
                       population["revenue"])}
        paid = np.array([revenue[key] for key in zip(rows["replication"], rows["firm"],
                                                     rows["generation"])])
        self.assertAlmostEqual(np.mean(rows["cost"] * 1e-8 / (rows["gain"] * paid)), 1.0, delta=0.25)

    def test_without_an_integrator_hardly_any_firm_moves(self):
        run = self.run_of("xinchang-without-integrator.toml")
        reached = [label[1] >= "1" and label[3] >= "1" for label in run.labels("state")]
        share = run["firms"][:, -1].sum(axis=1)[:, reached].sum(axis=1) / run["firms"][0, -1].sum()
        self.assertLess(share.mean(), 0.05)

    def test_both_parts_of_the_trial_help_and_each_can_be_switched_off(self):
        informs, relief = "integrator.TOMAN.trial_informs=false", "integrator.TOMAN.trial_relief=false"
        both = self.served(self.run_of("xinchang.toml")).mean()
        only_price = self.served(self.run_of("xinchang.toml", informs)).mean()
        only_news = self.served(self.run_of("xinchang.toml", relief)).mean()
        neither = self.served(self.run_of("xinchang.toml", informs, relief)).mean()
        self.assertGreater(both, only_price)
        self.assertGreater(both, only_news)
        self.assertGreater(only_price, neither)
        self.assertGreater(only_news, neither)


if __name__ == "__main__":
    program.main()
