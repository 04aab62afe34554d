# SPDX-License-Identifier: MIT
"""Documents that say what the program says too: neither may lag behind the other."""
import json
import re

import h5py

import program


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

    def test_no_document_names_a_command_that_is_not_there(self):
        commands = {"run", "check", "reference", "list", "digest", "show"}
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
