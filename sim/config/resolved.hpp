// SPDX-License-Identifier: MIT
// The resolved scenario: every key with the value that a run used, as text that reads back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/config/description.hpp"

namespace catchup::config {

[[nodiscard]] std::string to_toml(const std::vector<Item>& items);

/// Every key in fields() order (a table's own values before its inner tables, as TOML demands),
/// with the content of every file it names: read(parse(to_toml(c))) == c, on any machine.
template <class C>
[[nodiscard]] std::string to_toml(const C& config) {
    return to_toml(describe(config));
}

/// A value as file attributes know it: quarters and paths are text.
using Value = std::variant<std::int64_t, double, bool, std::string, std::vector<double>,
                           std::vector<std::string>>;

/// A leaf's values by dotted key: one, but for a table of numbers one for each name.
struct NamedValue {
    std::string key;
    Value value;
};
[[nodiscard]] std::vector<NamedValue> named_values(const std::vector<Item>& items);

/// Calls `visit(std::string_view dotted_key, const Value&)` for every value, in order.
template <class C, class F>
void for_each_value(const C& config, F&& visit) {
    for (const NamedValue& named : named_values(describe(config))) {
        visit(std::string_view{named.key}, named.value);
    }
}

} // namespace catchup::config
