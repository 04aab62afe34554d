// SPDX-License-Identifier: MIT
// Text files that are there whole or not at all.
#pragma once

#include <filesystem>
#include <string>

namespace catchup::app {

/// A text beside its name first: a file that has its name is whole. Throws FileError.
void write_whole_file(const std::filesystem::path& path, const std::string& text);

} // namespace catchup::app
