# SPDX-License-Identifier: MIT
"""The documents work as printed: each block below a line <!-- tested --> is run or written.

A ```sh block is run; ```python and ```r blocks too; a ```toml block is written to the file that its first line
names in a remark. Blocks of a document build on each other. What stands in a block below a line
<!-- printed --> is, line by line, what they print.
"""
import difflib
import os
import re
import shutil
import subprocess
import sys

import program

BLOCK = re.compile(r"^<!-- tested -->\n+```(sh|python|r|toml)\n(.*?)^```", re.MULTILINE | re.DOTALL)
PRINTED = re.compile(r"^<!-- printed -->\n+```\n(.*?)^```", re.MULTILINE | re.DOTALL)
OTHERS_TEST = ("tools/quickstart.sh", "tools/test.sh")  # they install and build: run elsewhere
BUILT = "build/release/catchup"


def blocks(document):
    """Language and text of each."""
    return BLOCK.findall(document.read_text(encoding="utf-8"))


def printed(document):
    """Lines that the document says its blocks print."""
    return "".join(PRINTED.findall(document.read_text(encoding="utf-8"))).splitlines()


def documents():
    return [program.source / "README.md", *sorted((program.source / "docs").glob("**/*.md"))]


class Documents(program.TestCase):
    def script(self, block):
        lines = [line for line in block.splitlines()
                 if not any(name in line for name in OTHERS_TEST)]
        return "\n".join(lines).replace(BUILT, '"$CATCHUP"') + "\n"

    def test_the_readme_has_tested_commands(self):
        readme = program.source / "README.md"
        self.assertTrue(readme.exists(), "README.md is missing")
        self.assertTrue(blocks(readme), "README.md has no block below <!-- tested -->")
        self.assertTrue(any(BUILT in text for _, text in blocks(readme)))

    def test_every_mark_stands_above_a_block(self):
        for document in documents():
            if document.exists():
                text = document.read_text(encoding="utf-8")
                self.assertEqual(text.count("<!-- tested -->"), len(blocks(document)), document)
                self.assertEqual(text.count("<!-- printed -->"), len(PRINTED.findall(text)),
                                 document)

    def test_every_command_works_and_prints_what_stands_there(self):
        environment = os.environ | {
            "CATCHUP": str(program.catchup),
            "PATH": os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]}
        for document in documents():
            if not document.exists():
                continue
            place = self.folder / document.stem
            place.mkdir()
            shutil.copytree(program.source / "scenarios", place / "scenarios")
            output = []
            for number, (language, text) in enumerate(blocks(document), 1):
                with self.subTest(f"{document.name}, block {number}"):
                    if language == "toml":
                        (place / re.match(r"# (\S+\.toml)\n", text)[1]).write_text(text, "utf-8")
                        continue
                    command = (["bash", "-euo", "pipefail", "-c", self.script(text)]
                               if language == "sh" else ["Rscript", "--vanilla", "-e", text]
                               if language == "r" else [sys.executable, "-c", text])
                    answer = subprocess.run(command, cwd=place, env=environment, timeout=600,
                                            capture_output=True, text=True,
                                            stdin=subprocess.DEVNULL)
                    self.assertEqual(answer.returncode, 0,
                                     f"{text}\n{answer.stdout[-1000:]}\n{answer.stderr[-2000:]}")
                    output += map(str.rstrip, answer.stdout.splitlines())
            for line in printed(document):
                with self.subTest(f"{document.name}: {line}"):
                    near = difflib.get_close_matches(line, output, 1, 0.0)
                    self.assertTrue(line in output, f"is not printed. Try {near}")


if __name__ == "__main__":
    program.main()
