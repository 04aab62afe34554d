#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Format and clang-tidy, at the installed version. Usage: tools/lint.sh BUILD-DIRECTORY
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:?usage: tools/lint.sh BUILD-DIRECTORY}
git ls-files '*.hpp' '*.cpp' | xargs clang-format --dry-run --Werror
echo "clang-format: clean"
# clang cannot read GCC's precompiled headers: it is told of none
mkdir -p "$build/lint"
sed -E 's/-Winvalid-pch -include [^ "]+ //; s/-fpch-preprocess //' "$build/compile_commands.json" > "$build/lint/compile_commands.json"
git ls-files 'sim/*.cpp' 'models/*.cpp' 'analysis/*.cpp' |
  xargs -P "$(nproc)" -n 4 clang-tidy --quiet --extra-arg=-Wno-unknown-warning-option --warnings-as-errors='*' -p "$build/lint" 2>/dev/null
echo "clang-tidy: clean"
