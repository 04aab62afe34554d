// SPDX-License-Identifier: MIT
// From a document to a struct: walks the fields and gathers every problem.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sim/config/choice.hpp"
#include "sim/config/document.hpp"
#include "sim/config/field.hpp"
#include "sim/config/findings.hpp"
#include "sim/config/table.hpp"

namespace catchup::config {

template <class T>
void read_table(Table& table, T& out);
template <class T>
void read_keys(Table& table, T& out);

template <class Owner, class T>
void read_entry(Table& table, const Leaf<Owner, T>& leaf, Owner& out) {
    table.read(leaf.facts, out.*leaf.member);
}

template <class Owner, class T>
void read_entry(Table& table, const Section<Owner, T>& section, Owner& out) {
    if (auto inner = table.section(section.key)) {
        read_table(*inner, out.*section.member);
    }
}

template <class Owner, class T>
void read_entry(Table& table, const List<Owner, T>& list, Owner& out) {
    if (auto elements = table.list(list.key)) {
        std::vector<T> read(elements->size());
        for (std::size_t i = 0; i < read.size(); ++i) {
            read_table((*elements)[i], read[i]);
        }
        out.*list.member = std::move(read);
    }
}

template <class Owner, class T>
void read_entry(Table& table, const Embed<Owner, T>& embedded, Owner& out) {
    read_keys(table, out.*embedded.member);
}

/// Reads a choice: first its kind, then that kind's keys.
template <Choice V>
void read_choice(Table& table, V& out) {
    const auto chosen = table.choose(kind_names<V>(), out.index());
    if (!chosen) {
        return;
    }
    if (*chosen != out.index()) {
        out = make_kind<V>(*chosen);
    }
    std::visit([&](auto& kind) { read_keys(table, kind); }, out);
    table.know_kinds(kind_keys<V>(), *chosen);
}

/// Reads the keys of a struct or choice that stand in this table.
template <class T>
void read_keys(Table& table, T& out) {
    if constexpr (Choice<T>) {
        read_choice(table, out);
    } else {
        if constexpr (HasPresets<T>) {
            const auto chosen = table.preset(preset_names<T>(), out.kind);
            if (!chosen) {
                return;
            }
            out = T::presets()[*chosen];
        }
        for_each_field<T>([&](const auto& entry) { read_entry(table, entry, out); });
    }
}

/// Asks what stands in this table, inner parts first, whether its values fit together.
template <class T>
void check_relations(const T& value, Complaints& complaints);

template <class Owner, class Entry>
void check_embedded(const Owner&, const Entry&, Complaints&) {}
template <class Owner, class T>
void check_embedded(const Owner& owner, const Embed<Owner, T>& embedded, Complaints& complaints) {
    check_relations(owner.*embedded.member, complaints);
}

template <class T>
void check_relations(const T& value, Complaints& complaints) {
    if constexpr (Choice<T>) {
        std::visit([&](const auto& kind) { check_relations(kind, complaints); }, value);
    } else {
        for_each_field<T>([&](const auto& entry) { check_embedded(value, entry, complaints); });
        if constexpr (requires { value.check(complaints); }) {
            value.check(complaints);
        }
    }
}

/// Reads a struct or choice that has a table of its own.
template <class T>
void read_table(Table& table, T& out) {
    const std::size_t before = table.fault_count();
    read_keys(table, out);
    table.finish();
    if (table.fault_count() == before) { // whatever its inner tables said of relations
        Complaints complaints{table};
        check_relations(out, complaints);
    }
}

/// The configuration that the document describes. Throws one InputError with all its problems.
/// The top-level table [tables] holds texts of files by their paths, and is no key of C.
template <class C>
[[nodiscard]] C read(const Document& document) {
    Findings findings{document};
    Table table{document, findings};
    table.let_stand("tables");
    C config;
    read_table(table, config);
    findings.throw_if_any();
    return config;
}

} // namespace catchup::config
