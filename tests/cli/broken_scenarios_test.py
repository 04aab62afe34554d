# SPDX-License-Identifier: MIT
"""Every broken scenario of broken/ gets exactly the message beside it, and writes nothing."""
import shutil
import unittest
from pathlib import Path

import program

BROKEN = Path(__file__).resolve().parent / "broken"


class BrokenScenarios(program.TestCase):
    def setUp(self):
        super().setUp()
        self.copy = self.folder / "broken"  # messages name files as the command line does
        shutil.copytree(BROKEN, self.copy)

    def cases(self):
        return sorted(self.copy.glob("*.expected"))

    def test_there_are_enough(self):
        self.assertGreaterEqual(len(self.cases()), 16)

    def test_each_scenario_has_its_message(self):
        alone = [toml.name for toml in self.copy.glob("*.toml")
                 if not toml.with_suffix(".expected").exists()]
        self.assertEqual(alone, ["base_cycle_back.toml"])

    def test_check_names_every_problem(self):
        for expected in self.cases():
            with self.subTest(expected.stem):
                answer = program.run("check", expected.stem + ".toml", cwd=self.copy)
                self.assertEqual(answer.stderr, expected.read_text(encoding="utf-8"))
                self.assertEqual(answer.stdout, "")
                self.assertEqual(answer.returncode, program.WRONG_INPUT)

    def test_run_says_the_same_and_writes_nothing(self):
        before = self.leftovers(self.copy)
        for expected in self.cases():
            with self.subTest(expected.stem):
                answer = program.run("run", expected.stem + ".toml", "-o", "result.h5",
                                     cwd=self.copy)
                self.assertEqual(answer.stderr, expected.read_text(encoding="utf-8"))
                self.assertEqual(answer.stdout, "")
                self.assertEqual(answer.returncode, program.WRONG_INPUT)
        self.assertEqual(self.leftovers(self.copy), before)

    def test_an_earlier_result_is_left_alone(self):
        (self.copy / "result.h5").write_bytes(b"precious")
        program.run("run", "out_of_range.toml", "-o", "result.h5", cwd=self.copy)
        self.assertEqual((self.copy / "result.h5").read_bytes(), b"precious")

    def test_diff_reports_the_broken_one_of_two(self):
        whole = program.scenario("xinchang.toml")
        for first, second in ((whole, "unknown_key.toml"), ("unknown_key.toml", whole)):
            message = self.fail_with(program.WRONG_INPUT, "check", first, "--diff", second,
                                     cwd=self.copy)
            self.assertEqual(message, (BROKEN / "unknown_key.expected").read_text())


if __name__ == "__main__":
    program.main()
