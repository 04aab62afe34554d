# SPDX-License-Identifier: MIT
"""A result file is enough to make it again: its scenario with all its tables, and its command."""
import shlex
import shutil

import h5py

import program

LINKS = "from,to\n" + "".join(f"{i},{(i + 1) % 12}\n" for i in range(12)) + "0,6\n3,9\n"
FIRMS = ("sector,revenue,margin,start\n" +
         "".join(f"{'bearings' if i % 3 else 'gears'},{8 + i},0.0{3 + i % 2},D{i % 2}N0I0\n"
                 for i in range(12)))
SCENARIO = """
title = 'a county in a table: "quotes", a \\backslash and 新昌'
seed = 7
replications = 3

[time]
start = "2015Q3"
quarters = 12

[population]
table = "tables/firms of 2015.csv"

[[sector]]
kind = "bearings"

[[sector]]
kind = "gears"
start = { D0N0I0 = 0.5, D1N0I0 = 0.25, D1N1I0 = 0.25 }

[network]
kind = "edge_list"
file = "tables/links.csv"

[[rule]]
kind = "hazard"

[[integrator]]
name = "one"
sectors = ["gears"]
contact_rate = 0.3
"""


class Reproduce(program.TestCase):
    def attribute(self, file, name):
        with h5py.File(self.folder / file) as result:
            return result.attrs[name]

    def run_again(self, file):
        """Runs the resolved scenario of a result file, alone in a folder; its digest."""
        alone = self.folder / "alone"
        alone.mkdir()
        (alone / "resolved.toml").write_text(self.attribute(file, "scenario"), encoding="utf-8")
        self.succeed("run", "resolved.toml", "-o", "again.h5", cwd=alone)
        with h5py.File(alone / "again.h5") as again:
            self.assertEqual(again.attrs["scenario"], self.attribute(file, "scenario"))
        return self.digest(alone / "again.h5")

    def test_the_resolved_scenario(self):
        self.succeed("run", program.scenario("xinchang-without-integrator.toml"), "-o", "one.h5",
                     "--replications", 3, "--seed", 5, "--set", "rule.hazard.share=0.5",
                     "--set", 'output.variables=["debt"]')
        self.assertEqual(self.run_again("one.h5"), self.digest("one.h5"))

    def test_the_resolved_scenario_holds_its_tables(self):
        self.write("tables/links.csv", LINKS)
        self.write("tables/firms of 2015.csv", FIRMS)
        self.write("county.toml", SCENARIO)
        self.succeed("run", "county.toml", "-o", "one.h5")
        shutil.rmtree(self.folder / "tables")
        self.assertEqual(self.run_again("one.h5"), self.digest("one.h5"))

    def test_odd_tables_come_back_as_they_were(self):
        firms = ("\ufeff" + FIRMS).replace("\n", "\r\n").replace("gears", '"gears"')
        self.write("tables/links.csv", LINKS.replace("0,6", '"0", 6'))
        (self.folder / "tables/firms of 2015.csv").write_bytes(firms.encode())
        self.write("county.toml", SCENARIO)
        self.succeed("run", "county.toml", "-o", "one.h5")
        shutil.rmtree(self.folder / "tables")
        self.assertEqual(self.run_again("one.h5"), self.digest("one.h5"))

    def test_the_resolved_scenario_holds_its_graph(self):
        self.succeed("check", program.scenario("xinchang.toml"), "--graphml", "net.graphml")
        self.write("graph.toml", 'base = "%s"\n[network]\nkind = "graphml"\n'
                   'file = "net.graphml"\n' % program.scenario("xinchang.toml"))
        self.succeed("run", "graph.toml", "-o", "one.h5", "--replications", 2)
        (self.folder / "net.graphml").unlink()
        self.assertEqual(self.run_again("one.h5"), self.digest("one.h5"))

    def test_the_resolved_scenario_of_large(self):
        self.succeed("run", program.scenario("large.toml"), "-o", "one.h5", "--set",
                     "population.firms=2000", "--set", "time.quarters=8")
        self.assertEqual(self.run_again("one.h5"), self.digest("one.h5"))

    def test_the_command(self):
        self.write("county of 'Xinchang'.toml", 'base = "%s"\n' % program.scenario("xinchang.toml"))
        self.succeed("run", "county of 'Xinchang'.toml", "-o", "a result.h5", "--replications", 2,
                     "--threads", 2, "--quiet", "--set", 'title="it\'s; $HOME `x` & \\"y\\""',
                     "--set", "network.kind=ring", "--set", 'output.variables=["fund"]')
        digest = self.digest("a result.h5")
        command = self.attribute("a result.h5", "command")
        self.assertNotIn("--threads", command)
        (self.folder / "a result.h5").unlink()
        words = shlex.split(command)
        self.assertEqual(words[:2], ["catchup", "run"])
        self.succeed(*words[1:])
        self.assertEqual(self.digest("a result.h5"), digest)
        self.assertEqual(self.attribute("a result.h5", "command"), command)

    def test_the_command_when_a_set_repeats_an_option(self):
        for options in (("--set", "seed=3", "--seed", 4), ("--seed", 4, "--set", "seed=3"),
                        ("--set", "replications=2",)):
            with self.subTest(options=options):
                self.succeed("run", program.scenario("xinchang.toml"), "-o", "one.h5",
                             *(options if "replications=2" in options
                               else (*options, "--replications", 2)))
                digest = self.digest("one.h5")
                self.succeed(*shlex.split(self.attribute("one.h5", "command"))[1:])
                self.assertEqual(self.digest("one.h5"), digest)

    def test_a_base_in_another_folder(self):
        """A base, and the table it names, are found from where they stand."""
        self.write("bases/tables/links.csv", LINKS)
        self.write("bases/tables/firms of 2015.csv", FIRMS)
        self.write("bases/county.toml", SCENARIO)
        self.write("mine/mine.toml", 'base = "../bases/county.toml"\nseed = 8\n')
        self.succeed("run", "mine/mine.toml", "-o", "one.h5")
        shutil.rmtree(self.folder / "bases")
        self.assertEqual(self.run_again("one.h5"), self.digest("one.h5"))


if __name__ == "__main__":
    program.main()
