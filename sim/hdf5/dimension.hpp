// SPDX-License-Identifier: MIT
// The named dimensions of netCDF-4: datasets that HDF5 calls dimension scales.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/hdf5/dataset.hpp"

namespace catchup::hdf5 {

/// A dimension of fixed size whose coordinate is numbers.
[[nodiscard]] Dataset create_dimension(Id location, const std::string& name,
                                       std::span<const std::int64_t> coordinate, Type type);
/// A dimension of fixed size whose coordinate is labels.
[[nodiscard]] Dataset create_dimension(Id location, const std::string& name,
                                       const std::vector<std::string>& labels);
/// A dimension that grows, empty at first, whose coordinate is 32-bit integers.
[[nodiscard]] Dataset create_growing_dimension(Id location, const std::string& name);
/// A dimension that grows and has no coordinate: lengthen it with `extend_to`.
[[nodiscard]] Dataset create_bare_dimension(Id location, const std::string& name);

/// Says that the variable's dimension number `axis` is this one.
void attach(Dataset& variable, std::size_t axis, const Dataset& dimension);

/// Names of a dataset's dimensions; a coordinate's is its own, "" where nobody named one.
[[nodiscard]] std::vector<std::string> dimensions_of(const Dataset& dataset);
/// Whether the dataset stands for a dimension only and holds no values.
[[nodiscard]] bool is_bare_dimension(const Dataset& dataset);

} // namespace catchup::hdf5
