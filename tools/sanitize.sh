#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds a sanitizer preset and runs its tests. Usage: tools/sanitize.sh asan|tsan
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:?usage: tools/sanitize.sh asan|tsan}
cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset" -j "$(nproc)"
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 TSAN_OPTIONS=halt_on_error=1
export LSAN_OPTIONS=print_suppressions=0:suppressions=$PWD/tests/support/lsan.supp
# the slow ones belong to the dev build; a race shows in the loops, not in the commands, whose tests
# count seconds and file sizes that the thread sanitizer spoils
# Open MPI leaks by itself, and the sanitizers know nothing of its memory
skip='slow|mpi'
[ "$preset" = tsan ] && skip='slow|cli'
ctest --test-dir "build/$preset" --output-on-failure -j "$(nproc)" -LE "$skip"
