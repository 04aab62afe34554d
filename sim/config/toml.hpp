// SPDX-License-Identifier: MIT
// The one door to the TOML parser.
#pragma once

#include <string>
#include <string_view>

#include "sim/config/node.hpp"

namespace catchup::config {

/// The file's top table. Throws InputError at the first thing that is not TOML.
[[nodiscard]] Node parse_toml(std::string_view text, const std::string& path);

} // namespace catchup::config
