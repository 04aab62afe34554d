# SPDX-License-Identifier: MIT
"""Documents that say what the program says too: neither may lag behind the other."""
import json
import re

import h5py

import program


def rows(markdown, columns):
    """Names between backticks and the cells after them, of table rows that begin with a name."""
    for line in re.findall(r"(?m)^\| `.*\|$", markdown):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        yield re.findall(r"`(\w+)`", cells[0]), tuple(cells[1:columns])


class Documents(program.TestCase):
    def text(self, name):
        path = program.source / name
        self.assertTrue(path.exists(), f"{name} is missing")
        return path.read_text(encoding="utf-8")

    def mentioned(self, name, text):
        """Whether a name stands between backticks, alone or before its dimensions."""
        return re.search(rf"`(?:\w+/)?{re.escape(name)}(?:\([^`]*\))?`", text) is not None

    def test_the_key_reference_is_fresh(self):
        fresh = self.succeed("reference", "--format", "markdown")
        self.assertEqual(self.text("scenarios/README.md"), fresh,
                         "stale: catchup reference --format markdown > scenarios/README.md")

    def test_the_reference_of_designs_is_fresh(self):
        fresh = self.succeed("reference", "--design", "--format", "markdown")
        self.assertEqual(self.text("scenarios/sweeps/README.md"), fresh, "stale: catchup reference "
                         "--design --format markdown > scenarios/sweeps/README.md")

    def test_every_output_variable_is_explained(self):
        text = self.text("docs/result-file.md")
        entries = json.loads(self.succeed("list", "--format", "json"))
        missing = [entry["name"] for entry in entries if entry["group"].startswith("output") and
                   not self.mentioned(entry["name"], text)]
        self.assertEqual(missing, [])

    def test_everything_in_a_result_file_is_explained(self):
        text = self.text("docs/result-file.md")
        entries = json.loads(self.succeed("list", "--format", "json"))
        asked = [entry["name"] for entry in entries if entry["group"] == "output on request"]
        self.succeed("run", program.scenario("xinchang.toml"), "-o", "all.h5", "--replications", 1,
                     "--set", f"output.variables={json.dumps(asked)}")
        names = []
        with h5py.File(self.folder / "all.h5") as file:
            file.visit(names.append)
            names += [name for name in file.attrs if not name.startswith("_")]
            names += [name for name in file["provenance"].attrs]
        missing = [name for name in names if not self.mentioned(name.split("/")[-1], text)]
        self.assertEqual(missing, [])

    def test_the_page_on_comparisons_says_what_the_file_says(self):
        arms = [program.scenario(f"xinchang-{name}.toml") for name in ("none", "bottom-up")]
        self.succeed("compare", *arms, "-o", "c.h5", "--replications", 1, "--as-written", "--quiet")
        page = self.text("docs/comparison-file.md")
        told = {name: cells for names, cells in rows(page, 4) for name in names}
        with h5py.File(self.folder / "c.h5") as file:
            stored = {name: (", ".join(scale[0].name.strip("/") for scale in list(data.dims)[2:]),
                             data.attrs["units"], data.attrs["long_name"])
                      for name, data in file.items()
                      if isinstance(data, h5py.Dataset) and data.ndim > 1}
            attributes = [name for name in file.attrs if not name.startswith("_")]
        for name, cells in stored.items():
            self.assertEqual(told.pop(name), cells, name)
        self.assertEqual(sorted(told), sorted(attributes))

    def test_tables_of_the_page_say_what_the_file_says(self):
        """Each table of the page against a file that holds everything: type, units, dimensions,
        and which variables come only on request."""
        requested = [entry["name"] for entry in json.loads(self.succeed("list", "--format", "json"))
                     if entry["group"] == "output on request"]
        standard, every = self.result("standard.h5", []), self.result("every.h5", requested)
        told, asked = {}, set()
        for group, section in (("", "Arrays at the root"), ("events/", "`events`"),
                               ("ledger/", "`ledger`"), ("population/", "`population`")):
            text = re.search(rf"(?ms)^## {re.escape(section)}\n(.*?)(?=^## )",
                             self.text("docs/result-file.md"))[1]
            before, _, on_request = text.partition("\nOn request ")
            for part in (before, on_request):
                for names, facts in rows(part, 4 if group == "" else 3):
                    told.update({group + name: facts for name in names})
                    asked |= set(names) if part is on_request else set()
        self.assertEqual(asked, set(requested))
        self.assertEqual(told.keys(), every.keys())
        self.assertEqual(told, every)
        self.assertEqual(set(every) - set(standard), set(requested))

    def result(self, file, variables):
        """What a file says of its variables and columns, in the words of the page."""
        self.succeed("run", program.scenario("xinchang.toml"), "-o", file, "--replications", 1,
                     "--set", f"output.variables={json.dumps(variables)}")
        facts = {}
        with h5py.File(self.folder / file) as opened:
            for group in ("", "events/", "ledger/", "population/"):
                for name, data in opened[group or "/"].items():
                    if "units" not in data.attrs or h5py.h5ds.is_scale(data.id) or \
                            name in ("offset", "rows"):
                        continue
                    fen = " fen" if "scale_factor" in data.attrs else ""
                    facts[group + name] = (f"{data.dtype}{fen}", data.attrs["units"])
                    if group == "":
                        dimensions = [axis[0].name[1:] for axis in data.dims]
                        self.assertEqual(dimensions.pop(0), "replication")
                        facts[name] = (", ".join(dimensions), *facts[name])
        return facts

    def test_every_number_that_stands_for_a_word_is_explained(self):
        text = self.text("docs/result-file.md")
        self.succeed("run", program.scenario("xinchang.toml"), "-o", "flags.h5",
                     "--replications", 1)
        with h5py.File(self.folder / "flags.h5") as file:
            for name in ("events/kind", "events/origin", "ledger/purpose"):
                words = file[name].attrs["flag_meanings"].split()
                for number, word in zip(file[name].attrs["flag_values"], words, strict=True):
                    self.assertIn(f" {number} `{word}`", text, name)

    def test_every_link_between_documents_leads_somewhere(self):
        pages = [path for folder in (".", "docs", "models", "sim", "scenarios", "scenarios/sweeps")
                 for path in (program.source / folder).glob("*.md")]
        self.assertGreater(len(pages), 8)
        for page in pages:
            prose = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"),
                           flags=re.MULTILINE | re.DOTALL)
            for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose):
                self.assertTrue((page.parent / target).exists(), f"{page.name}: {target}")

    def test_no_document_names_a_command_that_is_not_there(self):
        commands = {"run", "check", "explain", "verify", "reference", "list", "digest", "show",
                    "design", "sweep", "status", "retry", "merge", "slurm"}
        help_text = self.succeed("--help")
        self.assertTrue(all(f"\n  {command} " in help_text for command in commands))
        for path in [program.source / "README.md", *(program.source / "docs").glob("**/*.md")]:
            if not path.exists():
                continue
            for block in re.findall(r"^```sh\n(.*?)^```", path.read_text(encoding="utf-8"),
                                    re.MULTILINE | re.DOTALL):
                for command in re.findall(r"^\s*(?:\S*/)?catchup (\w+)", block, re.MULTILINE):
                    with self.subTest(f"{path.name}: catchup {command}"):
                        self.assertRegex(help_text, rf"(?m)^  {command} ")


if __name__ == "__main__":
    program.main()
