# SPDX-License-Identifier: MIT
"""The program under test, as a user starts it: python3 x_test.py PATH-TO-CATCHUP SOURCE-DIR."""
import os
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

catchup = Path()
source = Path()

DONE, OUR_FAULT, WRONG_USAGE, WRONG_INPUT, FILE_TROUBLE, FAILED_RUNS = range(6)


def run(*arguments, cwd=None, timeout=300, **options):
    """Runs the program to its end; text of both streams in the answer."""
    options.setdefault("stdout", subprocess.PIPE)
    options.setdefault("stderr", subprocess.PIPE)
    return subprocess.run([str(catchup), *map(str, arguments)], cwd=cwd, timeout=timeout,
                          stdin=subprocess.DEVNULL, encoding="utf-8", errors="replace", **options)


def start(*arguments, cwd=None):
    """Starts the program and does not wait; in a process group that a test may signal."""
    return subprocess.Popen([str(catchup), *map(str, arguments)], cwd=cwd,
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, encoding="utf-8", errors="replace",
                            start_new_session=True)


def scenario(name):
    return source / "scenarios" / name


class TestCase(unittest.TestCase):
    """A folder of its own for each test, and the questions that most tests ask."""

    maxDiff = None

    def setUp(self):
        holder = tempfile.TemporaryDirectory(prefix="catchup-")
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def succeed(self, *arguments, **options):
        """Runs a command that must succeed; its standard output."""
        options.setdefault("cwd", self.folder)
        answer = run(*arguments, **options)
        self.assertEqual((answer.returncode, answer.stderr), (DONE, ""), arguments)
        return answer.stdout

    def fail_with(self, code, *arguments, **options):
        """Runs a command that must fail cleanly; its message."""
        options.setdefault("cwd", self.folder)
        answer = run(*arguments, **options)
        self.assertEqual(answer.returncode, code, f"{arguments}: {answer.stderr}")
        self.assertEqual(answer.stdout or "", "")
        self.assertTrue(answer.stderr, f"{arguments}: no message")
        return answer.stderr

    def digest(self, path):
        return self.succeed("digest", path).split()[0]

    def leftovers(self, folder=None):
        return sorted(p.name for p in (folder or self.folder).iterdir())


def is_root():
    return os.geteuid() == 0


def exit_signal(process):
    """The signal that ended a process, or None."""
    return signal.Signals(-process.returncode) if process.returncode < 0 else None


def main():
    global catchup, source
    if len(sys.argv) < 3:
        sys.exit(f"usage: {sys.argv[0]} PATH-TO-CATCHUP SOURCE-DIR [unittest options]")
    catchup, source = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    unittest.main(module="__main__", argv=[sys.argv[0], *sys.argv[3:]])
