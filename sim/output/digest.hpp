// SPDX-License-Identifier: MIT
// A hash of what a result file says, the same however it was computed, cut or compressed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace catchup::output {

/// The hash of one dataset, under its path from the root ("events/firm").
struct DatasetDigest {
    std::string name;
    std::string hash;
    friend bool operator==(const DatasetDigest&, const DatasetDigest&) = default;
};

/// One hash a dataset, groups and datasets in the order of their names' bytes. A hash covers the
/// path, the names and sizes of the dimensions, whether it is integers, reals or text, units,
/// scale_factor, flag_meanings, and the values. It leaves out chunks, compression and width.
[[nodiscard]] std::vector<DatasetDigest> digests(const std::filesystem::path& path);

/// SHA-256 in hexadecimal over the root attributes `format_version`, `model_version`, `seed` and
/// `scenario`, and over `digests`. It leaves out the groups `parameters` and `provenance` and all
/// other attributes. Both throw InputError if the file is not a result (hdf5::open_result), or if
/// what they read is damaged.
[[nodiscard]] std::string digest(const std::filesystem::path& path);

} // namespace catchup::output
