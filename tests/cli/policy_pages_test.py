# SPDX-License-Identifier: MIT
"""The pages about policies: the lever's scenario is one, the report has the blocks that they explain."""
import re

import program


class PolicyPages(program.TestCase):
    def setUp(self):
        super().setUp()
        self.none = program.scenario("xinchang-none.toml")

    def page(self, name):
        return (program.source / "docs" / name).read_text(encoding="utf-8")

    def test_the_levers_scenario_is_valid_and_its_policy_spends(self):
        """With `subsidy` in the lever's place, as the page says: the catalogue lacks the lever."""
        text = re.search(r"^```toml\n(.*?)^```", self.page("add-a-lever.md"), re.M | re.S)[1]
        for key in ("choice", "delivery", "target", "kind"):
            self.assertRegex(text, rf"(?m)^{key} = ")  # all four switches
        text = re.sub(r"(?m)^(threshold|above) = .*\n", "", text)
        self.assertIn("tapering_subsidy", text)
        own = self.write("own.toml", text.replace("tapering_subsidy", "subsidy")
                         .replace("xinchang-none.toml", str(self.none)))
        self.succeed("check", own)
        report = self.succeed("compare", self.none, own, "-o", "c.h5", "--replications", 3,
                              "--as-written", "--quiet", "--format", "csv")
        spent = re.search(r"(?m)^spending,own,,,,([^,]*),", report)[1]
        self.assertGreater(float(spent), 0.0)

    def test_every_block_of_the_report_is_explained(self):
        """In a comparison that has them all: two arms that spend the same, two sectors and counties."""
        policy = program.scenario("xinchang-top-down.toml")
        same = self.write("same.toml", f'base = "{policy}"\ntitle = "the same again"\n')
        shown = set()
        for spending in ("--search-replications", 2), ("--as-written",):
            report = self.succeed("compare", policy, same, "-o", "c.h5", "--replications", 2,
                                  "--quiet", "--decompose", *spending, "--set",
                                  'sector=[{kind="bearings"}, {kind="gears"}]', "--set",
                                  "population.counties=2")
            shown |= set(re.findall(r"(?m)(?<=\n\n)(\S.*)$", report))
        told = set()
        for cell in re.findall(r"(?m)^\| ((?:`[^`]+`(?:, )?)+) \| .* \| .* \|$",
                               self.page("compare-two-policies.md").split("## 4.")[0]):
            told |= set(re.findall(r"`([^`]+)`", cell))
        told.add("Warnings")
        self.assertIn("`Warnings`", self.page("compare-two-policies.md"))
        self.assertEqual(shown - told, set(), "the page does not explain these blocks")
        self.assertEqual(told - shown, set(), "the report does not have these blocks")


if __name__ == "__main__":
    program.main()
