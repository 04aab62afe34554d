#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds the benchmark program (Release, no contracts), checks that its plain models and its NumPy
# program agree with the engine, and prints the table of speed and memory, the limits of the machine
# beside them: medians of 5 interleaved repetitions, so that what else the machine does falls on
# every row alike. Nothing timed is asserted. CATCHUP_INSTRUCTIONS=avx2 uses nothing wider.
# Usage: tools/benchmark.sh [--benchmark_filter=REGEX ...]; 'reference|limit' is the small workload.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh

install_missing "${build_packages[@]}" libbenchmark-dev python3-scipy
cmake -S . -B build/benchmark -G Ninja -DCMAKE_BUILD_TYPE=Release -DCATCHUP_TESTS=OFF \
  -DCATCHUP_BENCHMARKS=ON -DCATCHUP_CONTRACTS=OFF -DPython3_EXECUTABLE=/usr/bin/python3 >/dev/null
cmake --build build/benchmark --target benchmarks -j "$(nproc)"
program=build/benchmark/tests/benchmarks/benchmarks
"$program" --exact | tail -n 1
"$program" --agree-reference
echo
"$program" --agree
echo
"$program" --agree-whole
echo
"$program" --table --benchmark_repetitions=5 --benchmark_enable_random_interleaving=true "$@"
