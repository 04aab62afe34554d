// SPDX-License-Identifier: MIT
// All runs of a sweep in one file: points along `run`, with arm and replication inside.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/experiments/store/store.hpp"
#include "sim/hdf5/attributes.hpp"

namespace catchup::experiments {

/// A factor's value at each point, as a coordinate of the file.
struct FactorColumn {
    std::string name; // a name in the file: no dots
    std::string units;
    std::string meaning;
    std::vector<std::string> labels; // of a category: the values are their places
    bool is_whole = false;           // integers, booleans, categories
    std::vector<double> values;      // by point
};

/// What a sweep's file holds.
struct SweepTable {
    output::Schema schema; // of one run
    std::vector<FactorColumn> factors;
    std::vector<std::string> arms;     // at least one
    std::vector<std::string> worlds;   // by point, then arm: RunKey::world
    std::vector<std::int64_t> numbers; // by point, then arm: of its world, as the file names it
    std::vector<std::uint32_t> asked;  // by point, then arm: replications that were asked for
    std::vector<std::string> repeat;   // by point, then arm: the command that repeats its runs
    [[nodiscard]] std::size_t points() const noexcept { return worlds.size() / arms.size(); }
};

/// How many runs of the table are stored, failed, or neither.
struct Completeness {
    std::uint64_t done = 0;
    std::uint64_t failed = 0;
    std::uint64_t left = 0;
};
[[nodiscard]] Completeness completeness(const SweepTable& table, const Store& store);

/// Writes the file: variables (run, arm, replication, ...), factors (run), `status`; runs that are
/// not there are missing values. The same store and table give the same digest, however the runs
/// came into it. Throws FileError, or InputError that names a damaged file of the store.
void write_merged(const std::filesystem::path& path, const SweepTable& table, const Store& store,
                  const hdf5::Attributes& root, const hdf5::Attributes& provenance);

} // namespace catchup::experiments
