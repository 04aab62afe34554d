// SPDX-License-Identifier: MIT
// One table of a result file: a group with a growing column a field.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/hdf5/dataset.hpp"
#include "sim/hdf5/file.hpp"
#include "sim/output/record.hpp"
#include "sim/output/variable.hpp"

namespace catchup::output {

/// Writes `units`, `long_name`, and `scale_factor` where it is not 1.
void describe(const hdf5::Dataset& dataset, const std::string& units, const std::string& meaning,
              double scale_factor = 1.0);

/// Writes CF's `flag_values` (0, 1, 2, ...) and `flag_meanings`, if there are any.
void describe_flags(const hdf5::Dataset& dataset, Type type, const std::vector<std::string>& flags);

class TableWriter {
  public:
    /// `expected_rows`: of one replication; it sets how large the compressed pieces are.
    TableWriter(hdf5::Group& root, const Table& table, const hdf5::Dataset& replication,
                std::size_t expected_rows);

    /// Columns as in the table's fields, checked.
    void append(std::int32_t replication, const std::vector<FieldValues>& columns);
    void abandon() noexcept;

  private:
    std::vector<hdf5::Dataset> fields_;
    hdf5::Dataset row_;
    hdf5::Dataset replication_; // of each row
    hdf5::Dataset offset_;
    hdf5::Dataset rows_;
    std::size_t written_ = 0;
};

} // namespace catchup::output
