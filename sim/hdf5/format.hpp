// SPDX-License-Identifier: MIT
// What makes an HDF5 file a result of catchup: the one place that knows the format's name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "sim/hdf5/file.hpp"

namespace catchup::hdf5 {

inline constexpr std::string_view format_name = "catchup-result";
inline constexpr std::int64_t format_version = 1;

/// Opens a result for reading. Throws InputError if File::open does, if the file is of another
/// format or of a newer version, or if it has no replications and quarters.
[[nodiscard]] File open_result(const std::filesystem::path& path);

} // namespace catchup::hdf5
