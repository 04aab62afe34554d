# SPDX-License-Identifier: MIT
"""The designs that ship: their points are what they say, and runs from all over them succeed."""
import csv
import io
import re

import program
import sweeps


class Shipped(program.TestCase):
    def points(self, name):
        return list(csv.DictReader(io.StringIO(self.succeed("design", self.file(name), "--csv"))))

    def file(self, name):
        return program.scenario("sweeps") / f"{name}.toml"

    def sweep(self, name, *arguments):
        """Runs a sweep that must succeed; its standard output."""
        answer = program.run("sweep", self.file(name), *arguments, cwd=self.folder)
        self.assertEqual(answer.returncode, program.DONE, answer.stderr)
        # from above and from below, purses have other names; nothing else is to be said
        arms = self.file(name).read_text(encoding="utf-8").count("[[arm]]") > 1
        self.assertEqual(answer.stderr, "catchup: purse_spending is not recorded: it has other "
                         "dimensions or labels under some arm\n" if arms else "")
        return answer.stdout

    def test_each_says_how_to_run_it_and_what_it_costs(self):
        files = sorted(program.scenario("sweeps").glob("*.toml"))
        self.assertEqual([f.stem for f in files], ["calibration", "claim-H10", "claim-H11", "morris", "ranking", "switches"])
        for file in files:
            text = file.read_text(encoding="utf-8")
            self.assertIn(f"catchup sweep scenarios/sweeps/{file.name} -o {file.stem}", text)
            self.assertIn("# Question: ", text)
            self.assertRegex(self.sweep(file.stem, "--dry-run"), r"^\d+ runs; a run takes ")

    def test_ranking_has_base_points_of_all_rows(self):
        rows = self.points("ranking")
        self.assertEqual(len(rows), 2 * 256 * (7 + 2))  # with the integrator and without
        self.assertEqual(len({row["block"] for row in rows}), 9)

    def test_morris_changes_one_group_a_step(self):
        rows = self.points("morris")
        text = self.file("morris").read_text(encoding="utf-8")
        keys = re.findall(r'(?m)^key = "(.*)"$', text)
        group = dict(re.findall(r'key = "(.*)"\ngroup = "(.*)"', text))
        groups = {key.replace(".", "_"): group.get(key, key) for key in keys}
        self.assertEqual(len(rows), 20 * (len(set(groups.values())) + 1))
        for before, after in zip(rows, rows[1:]):
            if before["trajectory"] == after["trajectory"]:
                changed = {g for name, g in groups.items() if before[name] != after[name]}
                self.assertEqual(len(changed), 1, changed)

    def test_switches_are_all_combinations(self):
        self.assertEqual(len({tuple(row.values()) for row in self.points("switches")}), 64)

    def test_runs_from_all_over_succeed(self):
        for name, part in (("ranking", "7/80"), ("morris", "11/40"), ("morris", "31/40")):
            says = self.sweep(name, "-o", name, "--shard", part, "--quiet")
            self.assertIn(" 0 failed, 0 left", says)
            self.assertGreater(len(sweeps.done_runs(self.folder / name)), 100)


if __name__ == "__main__":
    program.main()
