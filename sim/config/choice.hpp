// SPDX-License-Identifier: MIT
// Kinds: the alternatives of a variant, and the presets of a struct, by their names.
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "sim/config/field.hpp"

namespace catchup::config {

template <class T>
inline constexpr bool is_choice = false;
template <class... Kinds>
inline constexpr bool is_choice<std::variant<Kinds...>> = true;

/// A closed list of kinds: std::variant of structs with a `name` each.
template <class T>
concept Choice = is_choice<T>;

/// A struct that starts from one of several sourced sets of values, picked by its `kind`.
template <class T>
concept HasPresets = requires(const T& value) {
    { T::presets() } -> std::convertible_to<const std::vector<T>&>;
    { value.kind } -> std::convertible_to<const std::string&>;
};

/// Calls `visit` with each entry of `T::fields()`, in order.
template <class T, class F>
void for_each_field(F&& visit) {
    std::apply([&](const auto&... entry) { (visit(entry), ...); }, T::fields());
}

/// Calls `visit` with a default-made value of each kind of the choice, in order.
template <Choice V, class F>
void for_each_kind(F&& visit) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (visit(std::variant_alternative_t<I, V>{}), ...);
    }
    (std::make_index_sequence<std::variant_size_v<V>>{});
}

template <Choice V>
[[nodiscard]] std::vector<std::string_view> kind_names() {
    std::vector<std::string_view> names;
    for_each_kind<V>(
        [&](const auto& kind) { names.push_back(std::remove_cvref_t<decltype(kind)>::name); });
    return names;
}

template <Choice V>
[[nodiscard]] std::string_view kind_name(const V& choice) {
    return std::visit([](const auto& kind) { return std::remove_cvref_t<decltype(kind)>::name; },
                      choice);
}

/// The choice with the defaults of its `index`-th kind.
template <Choice V>
[[nodiscard]] V make_kind(std::size_t index) {
    V made;
    std::size_t at = 0;
    for_each_kind<V>([&](auto kind) {
        if (at++ == index) {
            made = std::move(kind);
        }
    });
    return made;
}

template <HasPresets T>
[[nodiscard]] std::vector<std::string_view> preset_names() {
    std::vector<std::string_view> names;
    for (const T& preset : T::presets()) {
        names.emplace_back(preset.kind);
    }
    return names;
}

template <class T>
void add_keys(std::vector<std::string_view>& keys);

template <class Owner, class T>
void add_key(const Leaf<Owner, T>& leaf, std::vector<std::string_view>& keys) {
    keys.push_back(leaf.facts.key);
}
template <class Owner, class T>
void add_key(const Section<Owner, T>& section, std::vector<std::string_view>& keys) {
    keys.push_back(section.key);
}
template <class Owner, class T>
void add_key(const List<Owner, T>& list, std::vector<std::string_view>& keys) {
    keys.push_back(list.key);
}
template <class Owner, class T>
void add_key(const Embed<Owner, T>&, std::vector<std::string_view>& keys) {
    add_keys<T>(keys);
}

/// Appends every key that may stand in a table of T, for whatever kinds of choices within it.
template <class T>
void add_keys(std::vector<std::string_view>& keys) {
    if constexpr (Choice<T>) {
        for_each_kind<T>(
            [&](const auto& kind) { add_keys<std::remove_cvref_t<decltype(kind)>>(keys); });
    } else {
        for_each_field<T>([&](const auto& entry) { add_key(entry, keys); });
    }
}

/// A kind of a choice and every key that may stand in its table.
struct KindKeys {
    std::string_view kind;
    std::vector<std::string_view> keys;
};

template <Choice V>
[[nodiscard]] std::vector<KindKeys> kind_keys() {
    std::vector<KindKeys> all;
    for_each_kind<V>([&]<class Kind>(const Kind&) {
        add_keys<Kind>(all.emplace_back(KindKeys{Kind::name, {}}).keys);
    });
    return all;
}

} // namespace catchup::config
