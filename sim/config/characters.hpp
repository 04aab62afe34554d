// SPDX-License-Identifier: MIT
// What must be true of a file's characters before anyone reads it as TOML or as a table.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/base/error.hpp"

namespace catchup::config {

/// The first place where `text` is not UTF-8 text, if any: a NUL or a broken sequence.
[[nodiscard]] std::optional<Problem> not_text(std::string_view text, const std::string& path);

/// Throws InputError for what the TOML parser must not see: characters beyond ASCII outside
/// strings and comments, and tables nested so deeply that they would exhaust the stack.
void check_toml_characters(std::string_view text, const std::string& path);

/// The first quote outside comments that is never closed, or not on its line, if any.
[[nodiscard]] std::optional<Problem> unclosed_quote(std::string_view text, const std::string& path);

} // namespace catchup::config
