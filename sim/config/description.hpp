// SPDX-License-Identifier: MIT
// A configuration as a tree of keys and values, for everything that writes it out.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "sim/config/choice.hpp"
#include "sim/config/field.hpp"
#include "sim/config/literal.hpp"

namespace catchup::config {

/// A key with its value, table or list of tables.
struct Item {
    enum class Shape { value, table, list };

    Shape shape = Shape::value;
    std::string key;
    Facts facts;             // of a value
    LeafValue value;         // of a value
    std::vector<Item> items; // of a table: its keys; of a list: its elements, each a table
};

template <class T>
[[nodiscard]] LeafValue leaf_value(const T& value) {
    if constexpr (std::unsigned_integral<T> && !std::same_as<T, bool>) {
        return static_cast<std::int64_t>(value);
    } else {
        return value;
    }
}
template <std::size_t N>
[[nodiscard]] LeafValue leaf_value(const std::array<double, N>& values) {
    return std::vector<double>(values.begin(), values.end());
}

/// A value as an item.
[[nodiscard]] Item value_item(const Facts& facts, LeafValue value);
/// The item of the key `kind`.
[[nodiscard]] Item kind_item(std::string_view kind);

/// Every key of a struct or choice that stands in its table, in fields() order.
template <class T>
[[nodiscard]] std::vector<Item> describe(const T& value);

template <class Owner, class T>
void describe_entry(const Leaf<Owner, T>& leaf, const Owner& owner, std::vector<Item>& items) {
    items.push_back(value_item(leaf.facts, leaf_value(owner.*leaf.member)));
}
template <class Owner, class T>
void describe_entry(const Section<Owner, T>& section, const Owner& owner,
                    std::vector<Item>& items) {
    items.push_back(
        {Item::Shape::table, std::string{section.key}, {}, {}, describe(owner.*section.member)});
}
template <class Owner, class T>
void describe_entry(const List<Owner, T>& list, const Owner& owner, std::vector<Item>& items) {
    Item all{Item::Shape::list, std::string{list.key}, {}, {}, {}};
    for (const T& element : owner.*list.member) {
        all.items.push_back(
            {Item::Shape::table, std::to_string(all.items.size()), {}, {}, describe(element)});
    }
    items.push_back(std::move(all));
}
template <class Owner, class T>
void describe_entry(const Embed<Owner, T>& embedded, const Owner& owner, std::vector<Item>& items) {
    for (Item& item : describe(owner.*embedded.member)) {
        items.push_back(std::move(item));
    }
}

template <class T>
std::vector<Item> describe(const T& value) {
    std::vector<Item> items;
    if constexpr (Choice<T>) {
        items.push_back(kind_item(kind_name(value)));
        std::visit(
            [&](const auto& kind) {
                for (Item& item : describe(kind)) {
                    items.push_back(std::move(item));
                }
            },
            value);
    } else {
        for_each_field<T>([&](const auto& entry) { describe_entry(entry, value, items); });
    }
    return items;
}

/// Calls `visit` with the dotted key and the item of every value, in order.
template <class F>
void for_each_leaf(const std::vector<Item>& items, std::string_view prefix, F&& visit) {
    for (const Item& item : items) {
        const std::string key = dotted(prefix, item.key);
        if (item.shape == Item::Shape::value) {
            visit(key, item);
        } else {
            for_each_leaf(item.items, key, visit);
        }
    }
}

} // namespace catchup::config
