// SPDX-License-Identifier: MIT
// Writes a result file: one HDF5 file that is also netCDF-4, with the CF conventions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "sim/hdf5/attributes.hpp"
#include "sim/hdf5/dataset.hpp"
#include "sim/hdf5/file.hpp"
#include "sim/output/record.hpp"
#include "sim/output/table_writer.hpp"
#include "sim/output/temporary.hpp"
#include "sim/output/variable.hpp"

namespace catchup::output {

using hdf5::Attributes;

/// A result file in the making. Every FileError names the file as the user did, the cause, and what
/// to try. After it the writer is given up: the temporary file is gone, the final name untouched,
/// and further calls are our fault (std::logic_error). One thread at a time.
class Writer {
  public:
    /// Opens the temporary file beside the final name and lays out the schema. Throws FileError as
    /// TemporaryFile does.
    Writer(std::filesystem::path final_name, Schema schema);
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    ~Writer() = default;

    /// Adds record 0, then 1, and so on, along the leading dimension. Nothing is written of a record that fails its check.
    void append(const Record& record);
    /// Adds the root attributes after `Conventions`, `title`, `format` and `format_version`, and
    /// the groups `parameters` and `provenance`; then closes the file and gives it its name.
    void finish(const Attributes& root, const Attributes& parameters, const Attributes& provenance);

  private:
    template <class Work>
    void guarded(Work&& work);
    void lay_out();
    hdf5::Dataset create_variable(hdf5::Group& place, const Variable& variable);
    void open_tables(const Record* first);
    void write(const Record& record);
    void give_up() noexcept;

    Schema schema_;
    TemporaryFile temporary_; // outlives the open file
    hdf5::File file_;
    std::vector<hdf5::Dataset> dimensions_; // the leading one, time, then the schema's own
    std::vector<hdf5::Dataset> variables_;
    std::vector<TableWriter> tables_; // from the first record on
    std::int32_t records_ = 0;
    bool is_open_ = true;
};

} // namespace catchup::output
