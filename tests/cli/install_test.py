# SPDX-License-Identifier: MIT
"""cmake --install into a folder of one's own: the program, its scenarios and its module file."""
import re
import subprocess

import program


class Install(program.TestCase):
    def test_into_a_prefix(self):
        prefix = self.folder / "prefix"
        subprocess.run(["cmake", "--install", program.catchup.parent, "--prefix", prefix],
                       check=True, capture_output=True)
        installed = prefix / "bin" / "catchup"
        version = subprocess.run([installed, "--version"], capture_output=True, text=True).stdout
        module, = (prefix / "share" / "modulefiles" / "catchup").iterdir()
        self.assertEqual(version, f"catchup {module.name}\n")
        up = re.search(r"\$ModulesCurrentModulefile\] ([. ]+)\]", module.read_text())[1]
        self.assertEqual(module.parent.joinpath(*up.split()).resolve(), prefix.resolve())
        self.succeed("check", prefix / "share" / "catchup" / "scenarios" / "xinchang.toml")


if __name__ == "__main__":
    program.main()
