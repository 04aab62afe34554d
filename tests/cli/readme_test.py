# SPDX-License-Identifier: MIT
"""The commands of the documents work as printed: each ```sh block below a line <!-- tested -->."""
import os
import re
import shutil
import subprocess
import sys

import program

BLOCK = re.compile(r"^<!-- tested -->\n+```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
OTHERS_TEST = ("tools/quickstart.sh", "tools/test.sh")  # they install and build: run elsewhere
BUILT = "build/release/catchup"


def blocks(document):
    return BLOCK.findall(document.read_text(encoding="utf-8"))


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
        self.assertTrue(any(BUILT in block for block in blocks(readme)))

    def test_every_mark_stands_above_a_block(self):
        for document in documents():
            if document.exists():
                text = document.read_text(encoding="utf-8")
                self.assertEqual(text.count("<!-- tested -->"), len(blocks(document)), document)

    def test_every_command_works(self):
        environment = os.environ | {
            "CATCHUP": str(program.catchup),
            "PATH": os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]}
        for document in documents():
            if not document.exists():
                continue
            place = self.folder / document.stem  # blocks of one document build on each other
            place.mkdir()
            shutil.copytree(program.source / "scenarios", place / "scenarios")
            for number, block in enumerate(blocks(document), 1):
                with self.subTest(f"{document.name}, block {number}"):
                    answer = subprocess.run(["bash", "-euo", "pipefail", "-c", self.script(block)],
                                            cwd=place, env=environment, capture_output=True,
                                            text=True, timeout=600, stdin=subprocess.DEVNULL)
                    self.assertEqual(answer.returncode, 0,
                                     f"{block}\n{answer.stdout[-1000:]}\n{answer.stderr[-2000:]}")


if __name__ == "__main__":
    program.main()
