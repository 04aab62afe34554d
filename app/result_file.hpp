// SPDX-License-Identifier: MIT
// What commands that write a result share.
#pragma once

#include <string>

namespace catchup::app {

/// A slip such as `-o scenario.toml` must not cost a file that is no result: throws FileError.
void spare_other_files(const std::string& out);

/// In single quotes for a shell, if it needs them.
[[nodiscard]] std::string quoted(const std::string& word);

} // namespace catchup::app
