#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The tutorials' code is compiled, and their catalogue entries fit the catalogue as it stands.

Usage: blocks_test.py SOURCE-DIRECTORY

- Every ```cpp block stands, word for word, in a compiled file of its page.
- The blocks of the new file, joined, are that file whole: nothing is left for the reader to guess.
- Every ```diff block applies to the file that it names: the lines around the new ones stand there
  now, once, and the new ones do not.
"""
import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1])

# page: the new file, then other compiled files that it quotes
PAGES = {
    "docs/add-a-lever.md": ["tests/docs/tapering_subsidy_lever.hpp",
                            "tests/docs/add_a_lever_test.cpp"],
    "docs/add-a-rule.md": ["tests/docs/real_option_rule.hpp", "tests/docs/add_a_rule_test.cpp"],
    "docs/add-a-sector.md": ["tests/docs/valves_sector.hpp", "tests/docs/add_a_sector_test.cpp"],
    "docs/add-an-output.md": ["tests/docs/revenue_concentration_output.hpp",
                              "tests/docs/add_an_output_test.cpp", "models/outputs/trials.hpp",
                              "models/outputs/capability.hpp"],
}


def read(name):
    return (source / name).read_text(encoding="utf-8")


def blocks(page, language):
    """Each block of the language: its place in the page and its text."""
    text = read(page)
    for block in re.finditer(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        yield f"{page}:{text.count(chr(10), 0, block.start()) + 1}", block[1]


def holds(code, lines):
    """Whole lines only: a block may not begin or end within one."""
    return ("\n" + code).count("\n" + lines)


def check_code(page, files):
    codes = {name: read(name) for name in files}
    own = []
    for place, block in blocks(page, "cpp"):
        homes = [name for name in files if holds(codes[name], block)]
        if not homes:
            yield f"{place}: this block is in none of {', '.join(files)}. Try copying it again"
        own += [block] if files[0] in homes else []
    body = re.sub(r"\A(//.*\n)*", "", codes[files[0]])
    if "\n".join(own) != body:
        yield f"{page}: its blocks do not add up to {files[0]}. Try showing all of that file"


def check_entries(page):
    entries = list(blocks(page, "diff"))
    if len(entries) < 2:
        yield f"{page}: shows {len(entries)} entries; the #include and the name make two"
    for place, block in entries:
        head, *lines = block.splitlines()
        name = head.removeprefix("--- ")
        if not head.startswith("--- ") or not all(line[:1] in (" ", "+", "-") for line in lines):
            yield f"{place}: is not of the form --- FILE, then lines that begin with ' ', + or -"
            continue
        before = "".join(line[1:] + "\n" for line in lines if line[0] != "+")
        after = "".join(line[1:] + "\n" for line in lines if line[0] != "-")
        if holds(read(name), before) != 1:
            yield f"{place}: {name} does not hold these lines once:\n{before}Try its present ones"
        if before == after or holds(read(name), after):
            yield f"{place}: changes nothing in {name}. Try an entry that is not there yet"


problems = [problem for page, files in PAGES.items()
            for check in (check_code(page, files), check_entries(page)) for problem in check]
if problems:
    sys.exit("\n".join(problems))
count = sum(len(list(blocks(page, language))) for page in PAGES for language in ("cpp", "diff"))
print(f"{count} blocks of {len(PAGES)} pages are compiled code or fit the catalogue")
