#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Every patch in tests/mutants/ plants one fault; the tests that it names must fail because of it.
# A patch begins with two lines: "# builds: TARGET..." and "# caught by: CTEST-REGEX".
# Usage: tools/mutants.sh [PATCH...]
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
tree=$root/build/mutants/tree
build=$root/build/mutants/build
if [ "$#" -eq 0 ]; then set -- tests/mutants/*.patch; fi

mkdir -p build/mutants
# a copy of what is tracked, kept between runs so that only what a patch touches is built again
sync_tree() {
  mkdir -p "$tree"
  git ls-files -z | while IFS= read -r -d '' file; do
    if ! cmp -s "$file" "$tree/$file"; then
      mkdir -p "$tree/$(dirname "$file")"
      cp "$file" "$tree/$file"
    fi
  done
  # what is tracked no more
  comm -13 <(git ls-files | sort) <(cd "$tree" && find . -type f -printf '%P\n' | sort) |
    while IFS= read -r file; do rm "$tree/$file"; done
}
sync_tree
cmake -S "$tree" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE=-O1 \
  -DCATCHUP_BENCHMARKS=OFF -DPython3_EXECUTABLE=/usr/bin/python3 >/dev/null

survivors=()
for mutant in "$@"; do
  name=$(basename "$mutant" .patch)
  targets=$(sed -n 's/^# builds: //p' "$mutant")
  tests=$(sed -n 's/^# caught by: //p' "$mutant")
  patch -s -p1 -d "$tree" <"$mutant" || { echo "$name: does not apply any more"; exit 1; }
  # shellcheck disable=SC2086
  if ! cmake --build "$build" -j "$(nproc)" --target $targets >build/mutants/log 2>&1; then
    echo "$name: does not compile"; tail -20 build/mutants/log; exit 1
  fi
  if ctest --test-dir "$build" -R "$tests" --no-tests=error -j "$(nproc)" >build/mutants/log 2>&1; then
    echo "$name: SURVIVED ($tests)"
    survivors+=("$name")
  elif grep -q 'No tests were found' build/mutants/log; then
    echo "$name: names no test: $tests"; exit 1
  else
    echo "$name: caught"
  fi
  sync_tree
done
if [ "${#survivors[@]}" -ne 0 ]; then
  echo "${#survivors[@]} of $# mutants survived"; exit 1
fi
echo "all $# mutants caught"
