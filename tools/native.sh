#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The same bits on every machine: builds the program for this very processor, runs scenarios with it and
# with the one of build/dev, which any x86-64 can run, and compares digests.
set -euo pipefail
cd "$(dirname "$0")/.."
work=build/native
any=build/dev/catchup
mkdir -p "$work"
cmake -S . -B "$work" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCATCHUP_TESTS=OFF -DCATCHUP_BENCHMARKS=OFF \
  -DPython3_EXECUTABLE=/usr/bin/python3 -DCMAKE_CXX_FLAGS="-march=native" >/dev/null
cmake --build "$work" --target catchup -j "$(nproc)" >/dev/null
failed=0
for scenario in xinchang large; do
  "$any" run "scenarios/$scenario.toml" -o "$work/$scenario-any.h5" --quiet >/dev/null
  "$work/catchup" run "scenarios/$scenario.toml" -o "$work/$scenario-native.h5" --quiet >/dev/null
  plain=$("$any" digest "$work/$scenario-any.h5" | cut -d' ' -f1)
  native=$("$any" digest "$work/$scenario-native.h5" | cut -d' ' -f1)
  if [ "$plain" = "$native" ]; then
    echo "$scenario: $plain for any x86-64 and with -march=native"
  else
    echo "$scenario: $plain for any x86-64, $native with -march=native"
    failed=1
  fi
done
exit "$failed"
