#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what is missing and runs the whole test suite. --all adds sanitizers and mutants.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh

all=no
case "${1:-}" in
  "") ;;
  --all) all=yes ;;
  *) echo "usage: tools/test.sh [--all]" >&2; exit 2 ;;
esac

# stage NAME SECONDS COMMAND...: runs a command within its budget and says how long it took.
stage() {
  local name=$1 budget=$2 begun=$SECONDS
  shift 2
  echo "== $name (budget ${budget} s)"
  timeout --foreground "$budget" "$@"
  echo "== $name took $((SECONDS - begun)) s"
}

install_missing "${build_packages[@]}" "${test_packages[@]}"
stage configure 120 cmake --preset dev
stage build 2400 cmake --build --preset dev -j "$(nproc)"
stage lint 900 tools/lint.sh build/dev
stage native 900 tools/native.sh
if [ "$all" = yes ]; then
  stage asan 3000 tools/sanitize.sh asan
  stage tsan 3000 tools/sanitize.sh tsan
  stage mutants 5400 tools/mutants.sh
fi
# the test runner's summary is the last thing said
exec timeout --foreground 1500 ctest --test-dir build/dev --output-on-failure -j "$(nproc)"
