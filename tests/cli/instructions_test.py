# SPDX-License-Identifier: MIT
"""Every set of vector instructions gives the same bits; a wrong name is refused."""
import os
import unittest.mock

import program

SETS = ("baseline", "avx2", "avx512")  # a processor without one uses the next narrower


class Instructions(program.TestCase):
    def digests(self, name, *options):
        found = {}
        for limit in SETS:
            with unittest.mock.patch.dict(os.environ, CATCHUP_INSTRUCTIONS=limit):
                self.succeed("run", program.scenario(name), "-o", f"{limit}.h5", *options)
            found[limit] = self.digest(f"{limit}.h5")
        return found

    def test_every_set_gives_the_same_digest(self):
        for name, options in (
                ("xinchang-mixed.toml", ("--replications", 5)),
                ("xinchang-top-down.toml", ("--replications", 2, "--threads", 1)),
                ("large.toml", ("--set", "population.firms=20001", "--set", "output.events=true"))):
            found = self.digests(name, *options)
            self.assertEqual(len(set(found.values())), 1, (name, found))

    def test_a_wrong_name_is_refused(self):
        with unittest.mock.patch.dict(os.environ, CATCHUP_INSTRUCTIONS="sse9"):
            answer = self.fail_with(3, "run", program.scenario("xinchang.toml"), "-o", "no.h5")
        self.assertIn("CATCHUP_INSTRUCTIONS: 'sse9' is no set of instructions. Try baseline, "
                      "avx2, avx512, or leave the variable out", str(answer))


if __name__ == "__main__":
    program.main()
