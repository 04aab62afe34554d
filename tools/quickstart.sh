#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# From a fresh Debian 12 to the Xinchang comparison: without an integrator, with one, and with policies
# from above, from below and mixed at equal realised public spending.
# Installs what is missing, builds the release preset, compares, prints what was found, writes the report
# as a page.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh

install_missing "${build_packages[@]}" "${report_packages[@]}"
echo "Building the release preset in build/release"
cmake --preset release >/dev/null
cmake --build --preset release --target catchup -j "$(nproc)"

comparison=build/xinchang-comparison.h5
echo
build/release/catchup compare scenarios/xinchang-none.toml \
    scenarios/xinchang-without-integrator.toml scenarios/xinchang-top-down.toml \
    scenarios/xinchang-bottom-up.toml scenarios/xinchang-mixed.toml \
    -o "$comparison" --replications 200
for world in xinchang xinchang-without-integrator; do
    build/release/catchup run "scenarios/$world.toml" -o "build/$world.h5" --replications 20 --quiet
done
echo
build/release/catchup report "$comparison" build/xinchang.h5 build/xinchang-without-integrator.h5 \
    --title "Xinchang: policies at equal public spending" -o build/xinchang-report.html
echo
echo "Open build/xinchang-report.html in a browser. In the terminal: build/release/catchup show $comparison"
echo "Next: README.md, docs/report.md, docs/compare-two-policies.md, docs/result-file.md."
