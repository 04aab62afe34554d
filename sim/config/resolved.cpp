// SPDX-License-Identifier: MIT
#include "sim/config/resolved.hpp"

#include <map>
#include <utility>

#include <fmt/format.h>

namespace catchup::config {
namespace {

bool is_written_inline(const Item& item) noexcept {
    return item.shape == Item::Shape::value ||
           (item.shape == Item::Shape::list && item.items.empty());
}

/// The keys of one table, then its inner tables and lists.
void write_table(const std::vector<Item>& items, const std::string& prefix, std::string& out) {
    for (const Item& item : items) {
        if (is_written_inline(item)) {
            out += fmt::format("{} = {}\n", key_literal(item.key),
                               item.shape == Item::Shape::list ? "[]" : text_of(item.value));
        }
    }
    for (const Item& item : items) {
        if (is_written_inline(item)) {
            continue;
        }
        const std::string name = dotted(prefix, item.key);
        if (item.shape == Item::Shape::table) {
            out += fmt::format("\n[{}]\n", name);
            write_table(item.items, name, out);
            continue;
        }
        for (const Item& element : item.items) {
            out += fmt::format("\n[[{}]]\n", name);
            write_table(element.items, name, out);
        }
    }
}

struct ToNamedValues {
    const std::string& key;
    std::vector<NamedValue>& out;

    template <class T>
    void operator()(const T& value) const {
        out.push_back({key, value});
    }
    void operator()(Quarter value) const { out.push_back({key, to_string(value)}); }
    void operator()(const TextFile& file) const { out.push_back({key, file.path}); }
    void operator()(const Shares& values) const {
        for (const auto& [name, number] : values) {
            out.push_back({dotted(key, name), number});
        }
    }
};

} // namespace

std::string to_toml(const std::vector<Item>& items) {
    std::string out = "# Resolved scenario: every key with the value that was used.\n";
    write_table(items, "", out);
    std::map<std::string, std::string_view> texts;
    for_each_leaf(items, "", [&](const std::string&, const Item& leaf) {
        if (const auto* const file = std::get_if<TextFile>(&leaf.value)) {
            texts.emplace(file->path, file->text);
        }
    });
    texts.erase(""); // no file
    if (!texts.empty()) {
        out += "\n[tables]\n";
    }
    for (const auto& [path, text] : texts) {
        out += fmt::format("{} = {}\n", key_literal(path), long_literal(text));
    }
    return out;
}

std::vector<NamedValue> named_values(const std::vector<Item>& items) {
    std::vector<NamedValue> values;
    for_each_leaf(items, "", [&](const std::string& key, const Item& leaf) {
        std::visit(ToNamedValues{key, values}, leaf.value);
    });
    return values;
}

} // namespace catchup::config
