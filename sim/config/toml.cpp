// SPDX-License-Identifier: MIT
#include "sim/config/toml.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <toml++/toml.h>

#include "sim/config/characters.hpp"
#include "sim/config/refusal.hpp"
#include "sim/config/toml_hint.hpp"

namespace catchup::config {
namespace {

Place place_of(const toml::source_region& source, const std::string& path) {
    return {path, source.begin.line, source.begin.column};
}

Node converted(const toml::node& node, const std::string& path);

void add_entries(Node& out, const toml::table& table, const std::string& path) {
    out.shape = Node::Shape::table;
    out.style = table.is_inline() ? Node::Style::closed : Node::Style::open;
    for (const auto& [key, value] : table) {
        Entry entry;
        entry.key = std::string{key.str()};
        entry.place = place_of(key.source(), path);
        entry.value = converted(value, path);
        out.entries.push_back(std::move(entry));
    }
    // the parser sorts by name; the file's order is the author's
    const auto order = [](const Entry& e) { return std::tie(e.place.line, e.place.column); };
    std::stable_sort(out.entries.begin(), out.entries.end(),
                     [&](const Entry& a, const Entry& b) { return order(a) < order(b); });
}

Node converted(const toml::node& node, const std::string& path) {
    Node out;
    out.place = place_of(node.source(), path);
    if (const auto* const table = node.as_table()) {
        add_entries(out, *table, path);
    } else if (const auto* const array = node.as_array()) {
        out.shape = Node::Shape::array;
        for (const toml::node& element : *array) {
            out.elements.push_back(converted(element, path));
        }
    } else if (const auto* const text = node.as_string()) {
        out.shape = Node::Shape::text;
        out.text = text->get();
    } else if (const auto* const integer = node.as_integer()) {
        out.shape = Node::Shape::integer;
        out.integer = integer->get();
    } else if (const auto* const real = node.as_floating_point()) {
        out.shape = Node::Shape::real;
        out.real = real->get();
    } else if (const auto* const boolean = node.as_boolean()) {
        out.shape = Node::Shape::boolean;
        out.boolean = boolean->get();
    } else {
        out.shape = Node::Shape::date;
    }
    return out;
}

/// The parser's words without its preamble.
std::string cleaned(std::string_view description) {
    constexpr std::string_view preamble = "Error while parsing ";
    if (description.starts_with(preamble)) {
        return "cannot read this " + std::string{description.substr(preamble.size())};
    }
    return std::string{description};
}

} // namespace

Node parse_toml(std::string_view text, const std::string& path) {
    if (auto problem = not_text(text, path)) {
        throw InputError{std::move(*problem)};
    }
    check_toml_characters(text, path);
    try {
        Node root = converted(toml::parse(text, std::string_view{path}), path);
        root.place = {path, 0, 0};
        return root;
    } catch (const toml::parse_error& error) {
        const Place gave_up = place_of(error.source(), path);
        const std::string_view said = error.description();
        if (auto hint = toml_hint(text, gave_up, said)) {
            throw InputError{std::move(*hint)};
        }
        refuse(gave_up, cleaned(said));
    }
}

} // namespace catchup::config
