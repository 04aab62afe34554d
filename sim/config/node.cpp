// SPDX-License-Identifier: MIT
#include "sim/config/node.hpp"

#include <algorithm>
#include <utility>

#include "sim/config/literal.hpp"

namespace catchup::config {
namespace {

bool is_open_table(const Node& node) noexcept {
    return node.shape == Node::Shape::table && node.style == Node::Style::open;
}

} // namespace

const Entry* Node::find(std::string_view key) const noexcept {
    const auto at = std::find_if(entries.begin(), entries.end(),
                                 [&](const Entry& entry) { return entry.key == key; });
    return at == entries.end() ? nullptr : &*at;
}

Entry* Node::find(std::string_view key) noexcept {
    return const_cast<Entry*>(std::as_const(*this).find(key));
}

void stamp(Node& node, std::uint32_t layer) noexcept {
    for (Entry& entry : node.entries) {
        entry.layer = layer;
        stamp(entry.value, layer);
    }
    for (Node& element : node.elements) {
        stamp(element, layer);
    }
}

void merge(Node& below, Node above) {
    if (below.shape != Node::Shape::table || !is_open_table(above)) {
        below = std::move(above);
        return;
    }
    below.place = above.place;
    for (Entry& entry : above.entries) {
        Entry* const old = below.find(entry.key);
        if (old == nullptr) {
            below.entries.push_back(std::move(entry));
            continue;
        }
        old->place = std::move(entry.place);
        old->layer = entry.layer;
        merge(old->value, std::move(entry.value));
    }
}

std::string shown(const Node& node) {
    switch (node.shape) {
    case Node::Shape::table:
        return "{ ... }";
    case Node::Shape::array:
        return node.elements.empty() ? "[]" : "[ ... ]";
    case Node::Shape::text:
        return literal(shortened(node.text));
    case Node::Shape::integer:
        return literal(node.integer);
    case Node::Shape::real:
        return literal(node.real);
    case Node::Shape::boolean:
        return node.boolean ? "true" : "false";
    case Node::Shape::date:
        return "a date";
    }
    return {};
}

} // namespace catchup::config
