#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes a C++ file that holds a script and its hash for a content-security policy: embed.py SCRIPT OUT."""
import base64
import hashlib
import pathlib
import sys

script = pathlib.Path(sys.argv[1]).read_text().strip()
if "</script" in script.lower():
    sys.exit("embed.py: the script would end its own element")
digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
# compilers take literals of up to 64 KiB: pieces, joined by the compiler
pieces = [script[i:i + 8000] for i in range(0, len(script), 8000)] or [""]
literals = "\n".join(f'R"~~~~({piece})~~~~"' for piece in pieces)
pathlib.Path(sys.argv[2]).write_text(
    '// Made by web/embed.py\n#include "web/bundle.hpp"\n\nnamespace catchup::web {\n\n'
    f'std::string_view script() noexcept {{ return\n{literals};\n}}\n'
    f'std::string_view script_hash() noexcept {{ return "sha256-{digest}"; }}\n\n'
    '} // namespace catchup::web\n')
