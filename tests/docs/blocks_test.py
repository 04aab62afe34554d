#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every ```cpp block of docs/add-a-rule.md stands, word for word, in a file that is compiled.

Usage: blocks_test.py SOURCE-DIRECTORY
"""
import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1])
page = source / "docs/add-a-rule.md"
compiled = [source / "tests/docs/threshold_rule.hpp", source / "tests/docs/add_a_rule_test.cpp"]

text = page.read_text(encoding="utf-8")
codes = [file.read_text(encoding="utf-8") for file in compiled]
missing = []
blocks = list(re.finditer(r"^```cpp\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))
for block in blocks:
    # whole lines only: a block may not begin or end within one
    if not any(("\n" + code).find("\n" + block[1]) >= 0 for code in codes):
        line = text.count("\n", 0, block.start()) + 1
        missing.append(f"{page}:{line}: this block is in none of the compiled files")

if len(blocks) < 3:
    missing.append(f"{page}: has {len(blocks)} cpp blocks; the rule and its test need more")
if missing:
    names = ", ".join(str(file.relative_to(source)) for file in compiled)
    sys.exit("\n".join(missing) + f"\nTry copying the code again from {names}")
print(f"{len(blocks)} blocks of {page.name} are compiled code")
