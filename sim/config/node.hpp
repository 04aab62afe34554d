// SPDX-License-Identifier: MIT
// A scenario as written: values with their places, keys in the order of the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/error.hpp"

namespace catchup::config {

struct Entry;

/// One value of a scenario file; only the members of its shape mean something.
struct Node {
    enum class Shape { table, array, text, integer, real, boolean, date };
    enum class Style { open, closed }; // closed: an inline table, replaced as a whole when merged

    Shape shape = Shape::table;
    Style style = Style::open;
    Place place;
    std::string text;
    std::int64_t integer = 0;
    double real = 0.0;
    bool boolean = false;
    std::vector<Entry> entries;
    std::vector<Node> elements;

    [[nodiscard]] const Entry* find(std::string_view key) const noexcept;
    [[nodiscard]] Entry* find(std::string_view key) noexcept;
};

/// A key, where it stands, and its value.
struct Entry {
    std::string key;
    Place place;
    std::uint32_t layer = 0; // 0 in the first base, one more in each file above it and each --set
    Node value;
};

/// Marks every entry below `node` as written in that layer.
void stamp(Node& node, std::uint32_t layer) noexcept;

/// Puts `above` on `below`: tables are merged deeply, everything else is replaced.
void merge(Node& below, Node above);

/// The value as one would write it in TOML, shortened for a message.
[[nodiscard]] std::string shown(const Node& node);

} // namespace catchup::config
