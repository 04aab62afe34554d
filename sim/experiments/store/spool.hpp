// SPDX-License-Identifier: MIT
// Records of finished runs, one after another in a file: safe at once, cheap to add.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "sim/experiments/store/run_key.hpp"
#include "sim/output/record.hpp"

namespace catchup::experiments {

/// A run's record as it stands in a spool: a mark, the key, the variables' values, and a SHA-256
/// over key and values. Little-endian. Precondition: the record has no tables.
[[nodiscard]] std::string frame_of(const RunKey& run, const output::Record& record);

/// Reads one frame. Returns nothing if it is not whole, or not this run's.
[[nodiscard]] std::optional<output::Record> record_of(const std::string& frame, const RunKey& run);

/// Bytes [offset, offset + bytes) of a file; fewer if it ends before. "" if there is no such file.
[[nodiscard]] std::string read_bytes(const std::filesystem::path& path, std::uint64_t offset,
                                     std::uint64_t bytes);

} // namespace catchup::experiments
