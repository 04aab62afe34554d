#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# From a fresh Debian 12 to Xinchang's bearing makers without and with an integrator.
# Installs what is missing, builds the release preset, runs both scenarios, shows them side by side.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=tools/packages.sh
. tools/packages.sh

install_missing "${build_packages[@]}"
echo "Building the release preset in build/release"
cmake --preset release >/dev/null
cmake --build --preset release --target catchup -j "$(nproc)"

catchup=build/release/catchup
without=build/xinchang-without-integrator.h5
with=build/xinchang.h5
"$catchup" run scenarios/xinchang-without-integrator.toml -o "$without"
"$catchup" run scenarios/xinchang.toml -o "$with"
echo
"$catchup" show "$without" "$with"
echo
echo "Results: $without and $with. Next: README.md, docs/result-file.md."
