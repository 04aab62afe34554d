#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Format and clang-tidy, at the installed version. Usage: tools/lint.sh BUILD-DIRECTORY
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:?usage: tools/lint.sh BUILD-DIRECTORY}
git ls-files '*.hpp' '*.cpp' | xargs clang-format --dry-run --Werror
echo "clang-format: clean"
git ls-files 'sim/*.cpp' 'models/*.cpp' 'analysis/*.cpp' |
  xargs -P "$(nproc)" -n 4 clang-tidy --quiet --extra-arg=-Wno-unknown-warning-option --warnings-as-errors='*' -p "$build" 2>/dev/null
echo "clang-tidy: clean"
