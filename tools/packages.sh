# SPDX-License-Identifier: MIT
# Sourced by quickstart.sh and test.sh: says what is missing, then installs it (root or sudo).
# shellcheck shell=bash

build_packages=(
  cmake ninja-build g++ git ccache pkg-config libboost-dev libboost-graph-dev libcli11-dev libeigen3-dev
  libfmt-dev libhdf5-dev libhwy-dev librandom123-dev libsleef-dev libssl-dev libtbb-dev
  libtomlplusplus-dev nlohmann-json3-dev python3
)
# the report's script, and figures as PDF; without them pages are static and figures SVG
report_packages=(librsvg2-bin)
command -v npm >/dev/null || report_packages+=(nodejs npm)
# optional: lets mpirun spread sweeps (see docs/cluster.md)
mpi_packages=(openmpi-bin libopenmpi-dev)
test_packages=(
  "${mpi_packages[@]}" "${report_packages[@]}" chromium slurmctld slurmd slurm-client munge
  catch2 librapidcheck-dev libbenchmark-dev clang-format clang-tidy
  hdf5-tools netcdf-bin python3-h5netcdf python3-h5py python3-netcdf4 python3-networkx
  python3-matplotlib python3-scipy python3-statsmodels python3-xarray r-base-core r-cran-cluster
  r-cran-ncdf4 r-cran-survival
)

# install_missing PACKAGE...: installs those that are not there.
install_missing() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ "${#missing[@]}" -eq 0 ] && return
  echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Not root and no sudo: install the packages above, then run this again." >&2; exit 1; }
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=550 \
    install -y --no-install-recommends "${missing[@]}" >/dev/null
}
