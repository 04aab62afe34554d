// SPDX-License-Identifier: MIT
// Sealed records of many runs: one HDF5 file that is also netCDF-4, compressed and checked.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sim/experiments/store/run_key.hpp"
#include "sim/hdf5/file.hpp"
#include "sim/output/record.hpp"

namespace catchup::experiments {

/// Writes rows one after another: `world` (its digits as two integers), `replication`, the
/// variables. The file has its final name when `finish` returns. Throws FileError as output::Writer.
class ShardWriter {
  public:
    /// @param schema of a run: variables and their dimensions, no tables
    ShardWriter(const std::filesystem::path& path, const output::Schema& schema,
                std::size_t expected_rows);
    ~ShardWriter();
    void append(const RunKey& run, output::Record record);
    void finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// A shard open for reading. Throws InputError if it is damaged or of another schema.
class ShardReader {
  public:
    ShardReader(const std::filesystem::path& path, const output::Schema& schema);
    /// The values of a row's variables, in the order of the schema. Throws InputError if the row is
    /// another run's.
    [[nodiscard]] output::Record row(std::uint64_t row, const RunKey& run) const;

  private:
    std::filesystem::path path_;
    hdf5::File file_;
    hdf5::Dataset worlds_;
    hdf5::Dataset replications_;
    std::vector<hdf5::Dataset> variables_;
    std::vector<output::Number> numbers_;
};

/// SHA-256 of a file's bytes in hexadecimal; "" if it cannot be read.
[[nodiscard]] std::string file_digest(const std::filesystem::path& path);

} // namespace catchup::experiments
