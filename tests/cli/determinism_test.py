# SPDX-License-Identifier: MIT
"""The same scenario and seed give the same bits, for any number of threads."""
import h5py
import numpy as np

import program
from result import open_result

THREADS = (1, 2, 3, 8)


class Determinism(program.TestCase):
    def run_scenario(self, name, out, *options):
        self.succeed("run", program.scenario(name), "-o", out, *options)
        return self.digest(out)

    def test_threads_of_many_replications(self):
        digests = {threads: self.run_scenario("xinchang.toml", f"{threads}.h5",
                                              "--threads", threads) for threads in THREADS}
        self.assertEqual(len(set(digests.values())), 1, digests)

    def test_threads_within_a_large_replication(self):
        digests = {threads: self.run_scenario("large.toml", f"{threads}.h5", "--threads", threads)
                   for threads in THREADS}
        self.assertEqual(len(set(digests.values())), 1, digests)

    def test_more_blocks_than_threads_and_several_replications(self):
        few = ("--replications", 2, "--set", "time.quarters=12", "--set", "population.firms=40000")
        digests = {threads: self.run_scenario("large.toml", f"{threads}.h5", *few,
                                              "--threads", threads) for threads in THREADS}
        self.assertEqual(len(set(digests.values())), 1, digests)

    def test_the_same_command_twice(self):
        for name in ("a.h5", "b.h5"):
            self.run_scenario("xinchang.toml", name, "--replications", 20)
        a, b = open_result(self.folder / "a.h5"), open_result(self.folder / "b.h5")
        self.assertEqual(list(a.datasets), list(b.datasets))
        for name, values in a.datasets.items():
            np.testing.assert_array_equal(values, b[name], name)
            self.assertEqual(values.tobytes() if values.dtype != object else None,
                             b[name].tobytes() if values.dtype != object else None, name)

    def test_the_same_bytes_but_for_provenance(self):
        contents = []
        for _ in range(2):
            self.run_scenario("xinchang.toml", "same.h5", "--replications", 3, "--threads", 2)
            with h5py.File(self.folder / "same.h5", "r+") as file:
                provenance = dict(file["provenance"].attrs)
                for key, value in provenance.items():  # in place: the layout stays
                    blank = "" if isinstance(value, str) else 0
                    file["provenance"].attrs.modify(key, blank)
            contents.append((self.folder / "same.h5").read_bytes())
            self.assertLessEqual({"commit", "compiler", "host", "threads", "created"},
                                 set(provenance))
        self.assertEqual(len(contents[0]), len(contents[1]))
        differing = [at for at, (x, y) in enumerate(zip(*contents)) if x != y]
        created = len("2000-01-01T00:00:00Z")  # the old text may linger in free space
        self.assertLessEqual(len(differing), created, differing[:100])

    def test_another_seed(self):
        digests = {self.run_scenario("xinchang.toml", "s.h5", "--replications", 2, "--seed", seed)
                   for seed in (1, 2, 20130101)}
        self.assertEqual(len(digests), 3)

    def test_another_value(self):
        one = self.run_scenario("xinchang.toml", "a.h5", "--replications", 2)
        two = self.run_scenario("xinchang.toml", "b.h5", "--replications", 2, "--set",
                                "integrator.TOMAN.contact_rate=0.046")
        self.assertNotEqual(one, two)

    def test_fewer_replications_are_the_first_of_more(self):
        self.run_scenario("xinchang.toml", "few.h5", "--replications", 10)
        self.run_scenario("xinchang.toml", "many.h5", "--replications", 20)
        few, many = open_result(self.folder / "few.h5"), open_result(self.folder / "many.h5")
        self.assertEqual(many.replications, 20)
        for name, values in few.datasets.items():
            group = name.partition("/")[0] if "/" in name else None
            if group and name.split("/")[1] not in ("offset", "rows"):
                first = many[f"{group}/replication"] < 10
                np.testing.assert_array_equal(values, many[name][first], name)
            else:
                np.testing.assert_array_equal(values, many[name][:len(values)], name)

    def test_the_digest_ignores_name_and_time_of_the_file(self):
        one = self.run_scenario("xinchang.toml", "a.h5", "--replications", 2)
        (self.folder / "a.h5").rename(self.folder / "renamed.h5")
        self.assertEqual(self.digest("renamed.h5"), one)
        each = self.succeed("digest", "renamed.h5", "--each").splitlines()
        self.assertIn("firms", {line.split()[1] for line in each})


if __name__ == "__main__":
    program.main()
