// SPDX-License-Identifier: MIT
// The key reference: every parameter of every kind, from the same lines that read it.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "sim/config/choice.hpp"
#include "sim/config/description.hpp"

namespace catchup::config {

/// One parameter. In a key of a list, N stands for an element's index, name or kind.
struct ReferenceRow {
    std::string key;           // dotted, as --set takes it
    std::string type;          // "number", "whole number", "true or false", ...
    std::string default_value; // as written in TOML; "required"; or "by kind"
    std::string range;         // of numbers
    std::string unit;
    std::string meaning;
    std::string source;
    std::string table; // "" at the top, "[network]", "[[sector]]"
    std::string table_meaning;
    std::string kind; // the kind the key belongs to, or "" if it does not depend on one
};

/// Where a row stands.
struct ReferencePlace {
    std::string prefix; // of dotted keys
    std::string path;   // of the table in a file
    std::string table;
    std::string table_meaning;
    std::string kind;
    enum class Defaults { own, by_kind } defaults = Defaults::own;

    [[nodiscard]] ReferencePlace inner(std::string_view key, std::string_view meaning) const;
    [[nodiscard]] ReferencePlace element(std::string_view key, std::string_view meaning) const;
    [[nodiscard]] ReferencePlace of_kind(std::string_view name) const;
};

[[nodiscard]] ReferenceRow reference_row(const ReferencePlace& place, const Facts& facts,
                                         const LeafValue& value);
/// @param meanings "kind: what it is" of each kind that says so
[[nodiscard]] ReferenceRow kind_row(const ReferencePlace& place,
                                    const std::vector<std::string_view>& kinds,
                                    std::string_view default_kind, const std::string& meanings);
/// What the kinds of a choice are, where they have a `meaning`: "a: ...; b: ...".
template <Choice V>
[[nodiscard]] std::string kind_meanings() {
    std::string all;
    for_each_kind<V>([&]<class Kind>(const Kind&) {
        if constexpr (requires { Kind::meaning; }) {
            all += all.empty() ? "" : "; ";
            all += Kind::name;
            all += ": ";
            all += Kind::meaning;
        }
    });
    return all.empty() ? "which kind" : all;
}
/// The row of a `kind` that picks a preset: one of these, and required.
[[nodiscard]] ReferenceRow preset_row(const ReferencePlace& place, const Facts& facts,
                                      const std::vector<std::string_view>& kinds);

template <class T>
void add_rows(const T& value, const ReferencePlace& place, std::vector<ReferenceRow>& rows);

template <class Owner, class T>
void add_entry_rows(const Leaf<Owner, T>& leaf, const Owner& owner, const ReferencePlace& place,
                    std::vector<ReferenceRow>& rows) {
    if constexpr (HasPresets<Owner>) {
        if (leaf.facts.key == "kind") {
            rows.push_back(preset_row(place, leaf.facts, preset_names<Owner>()));
            return;
        }
    }
    rows.push_back(reference_row(place, leaf.facts, leaf_value(owner.*leaf.member)));
}
template <class Owner, class T>
void add_entry_rows(const Section<Owner, T>& section, const Owner& owner,
                    const ReferencePlace& place, std::vector<ReferenceRow>& rows) {
    add_rows(owner.*section.member, place.inner(section.key, section.meaning), rows);
}
template <class Owner, class T>
void add_entry_rows(const List<Owner, T>& list, const Owner&, const ReferencePlace& place,
                    std::vector<ReferenceRow>& rows) {
    add_rows(T{}, place.element(list.key, list.meaning), rows);
}
template <class Owner, class T>
void add_entry_rows(const Embed<Owner, T>& embedded, const Owner& owner,
                    const ReferencePlace& place, std::vector<ReferenceRow>& rows) {
    add_rows(owner.*embedded.member, place, rows);
}

template <class T>
void add_rows(const T& value, const ReferencePlace& place, std::vector<ReferenceRow>& rows) {
    if constexpr (Choice<T>) {
        rows.push_back(kind_row(place, kind_names<T>(), kind_name(value), kind_meanings<T>()));
        for_each_kind<T>([&](const auto& fresh) {
            using Kind = std::remove_cvref_t<decltype(fresh)>;
            const Kind* const present = std::get_if<Kind>(&value);
            add_rows(present == nullptr ? fresh : *present, place.of_kind(Kind::name), rows);
        });
    } else {
        ReferencePlace here = place;
        if constexpr (HasPresets<T>) {
            here.defaults = ReferencePlace::Defaults::by_kind;
        }
        for_each_field<T>([&](const auto& entry) { add_entry_rows(entry, value, here, rows); });
    }
}

/// Every key that a configuration of type C may have.
template <class C>
[[nodiscard]] std::vector<ReferenceRow> reference() {
    std::vector<ReferenceRow> rows;
    add_rows(C{}, ReferencePlace{}, rows);
    return rows;
}

/// One Markdown table for each table of the file.
[[nodiscard]] std::string to_markdown(const std::vector<ReferenceRow>& rows);
/// For a terminal: two lines a key.
[[nodiscard]] std::string to_text(const std::vector<ReferenceRow>& rows);

} // namespace catchup::config
