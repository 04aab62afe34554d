// SPDX-License-Identifier: MIT
// A result file that cannot be written, in words for the person who named it.
#pragma once

#include <filesystem>
#include <string_view>

#include "sim/hdf5/storage_error.hpp"

namespace catchup::output {

/// "named: cannot <doing>: <why>. Try ...": `number` is the system's error number, 0 if it did not
/// refuse, and decides what to try.
[[nodiscard]] FileError refusal(const std::filesystem::path& named, std::string_view doing,
                                std::string_view why, int number);
/// The same with the system's words.
[[nodiscard]] FileError refusal(const std::filesystem::path& named, std::string_view doing,
                                int number);

} // namespace catchup::output
