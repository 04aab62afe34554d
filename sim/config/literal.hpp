// SPDX-License-Identifier: MIT
// Values as TOML text that reads back as the same value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/base/calendar.hpp"
#include "sim/config/field.hpp"

namespace catchup::config {

/// A parameter's value, whatever its type.
using LeafValue = std::variant<std::int64_t, double, bool, std::string, Quarter,
                               std::vector<double>, std::vector<std::string>, Shares, TextFile>;

[[nodiscard]] std::string literal(std::int64_t value);
/// Shortest text that reads back as the same bits, and as a float: 3.0, 0.1, 1e+20.
[[nodiscard]] std::string literal(double value);
/// In double quotes, escaped.
[[nodiscard]] std::string literal(std::string_view text);
/// A file is written as its path.
[[nodiscard]] std::string text_of(const LeafValue& value);
/// A string over several lines: as it stands if TOML allows, else escaped.
[[nodiscard]] std::string long_literal(std::string_view text);
/// A key, in quotes where it needs them.
[[nodiscard]] std::string key_literal(std::string_view key);
/// "prefix.key", or "key" at the top.
[[nodiscard]] std::string dotted(std::string_view prefix, std::string_view key);
/// At most so many bytes of the text, and "..." if it is longer.
[[nodiscard]] std::string shortened(std::string text, std::size_t longest = 60);
/// "1 value", "2 values".
[[nodiscard]] std::string counted(std::size_t number, std::string_view noun);
/// "a, b, c".
[[nodiscard]] std::string listed(const std::vector<std::string_view>& words);

} // namespace catchup::config
