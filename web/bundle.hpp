// SPDX-License-Identifier: MIT
// The report's script as the program carries it.
#pragma once

#include <string_view>

namespace catchup::web {

/// JavaScript; empty if this program was built without Node.
[[nodiscard]] std::string_view script() noexcept;
/// "sha256-..." of exactly these bytes, for a content-security policy.
[[nodiscard]] std::string_view script_hash() noexcept;

} // namespace catchup::web
