#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The same bits on every machine: builds the program for the plainest x86-64 and for this very
# processor, runs scenarios with both, compares digests.
set -euo pipefail
cd "$(dirname "$0")/.."
work=build/native
mkdir -p "$work"
for machine in x86-64 native; do
  cmake -S . -B "$work/$machine" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCATCHUP_TESTS=OFF \
    -DCATCHUP_BENCHMARKS=OFF -DPython3_EXECUTABLE=/usr/bin/python3 \
    -DCMAKE_CXX_FLAGS="-march=$machine" >/dev/null
  cmake --build "$work/$machine" --target catchup -j "$(nproc)" >/dev/null
done
failed=0
for scenario in xinchang large; do
  for machine in x86-64 native; do
    "$work/$machine/catchup" run "scenarios/$scenario.toml" -o "$work/$scenario-$machine.h5" --quiet >/dev/null
  done
  plain=$("$work/x86-64/catchup" digest "$work/$scenario-x86-64.h5" | cut -d' ' -f1)
  native=$("$work/x86-64/catchup" digest "$work/$scenario-native.h5" | cut -d' ' -f1)
  if [ "$plain" = "$native" ]; then
    echo "$scenario: $plain with -march=x86-64 and -march=native"
  else
    echo "$scenario: $plain with -march=x86-64, $native with -march=native"
    failed=1
  fi
done
exit "$failed"
