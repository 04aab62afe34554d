// SPDX-License-Identifier: MIT
// Reading a whole text file, guarded.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace catchup::config {

inline constexpr std::uintmax_t mebibyte = 1024 * 1024;

/// A file's content, or in words that follow its name why there is none, and in words that follow
/// "Try" what the author of the file that names it can do.
struct FileText {
    std::string text;
    std::string trouble;
    std::string remedy;
};

/// Never reads more than `most` bytes. Throws FileError if the system refuses what should work.
[[nodiscard]] FileText read_file(const std::filesystem::path& file, std::uintmax_t most);

} // namespace catchup::config
