// SPDX-License-Identifier: MIT
// --set: one value changed from the command line.
#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/config/document.hpp"
#include "sim/config/literal.hpp"
#include "sim/config/refusal.hpp"
#include "sim/config/toml.hpp"

namespace catchup::config {
namespace {

const std::string command{settings_place};

/// A key of the path and where it stands in the assignment.
struct Part {
    std::string key;
    Place place;
};

struct Assignment {
    std::vector<Part> path;
    Node value;
};

[[noreturn]] void malformed(std::string_view text) {
    refuse({command, 0, 0}, fmt::format("{} is not an assignment. Try --set key=value, such as "
                                        "--set population.firms=300",
                                        literal(text)));
}

/// Where the first '=' outside quotes stands.
std::size_t equals_sign(std::string_view text) noexcept {
    char quote = '\0';
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '=') {
            return i;
        }
    }
    return std::string_view::npos;
}

bool is_bare_word(std::string_view text) noexcept {
    return !text.empty() && std::none_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '\x7F' ||
               std::string_view{"\"'[]{},#"}.find(c) != std::string_view::npos;
    });
}

/// The assignment as a small TOML file; a value that is only a bare word is read as text.
Node parsed(std::string_view text, std::size_t equals) {
    try {
        return parse_toml(text, command);
    } catch (const InputError&) {
        const std::size_t start = text.find_first_not_of(" \t", equals + 1);
        if (start == std::string_view::npos) {
            malformed(text);
        }
        std::string_view word = text.substr(start);
        word = word.substr(0, word.find_last_not_of(" \t") + 1);
        if (!is_bare_word(word)) {
            throw;
        }
        return parse_toml(std::string{text.substr(0, start)} + literal(word), command);
    }
}

Assignment split(std::string_view text) {
    const std::size_t equals = equals_sign(text);
    if (equals == std::string_view::npos) {
        malformed(text);
    }
    Assignment result{{}, parsed(text, equals)};
    do {
        if (result.value.entries.size() != 1) {
            malformed(text);
        }
        Entry only = std::move(result.value.entries.front());
        result.path.push_back({std::move(only.key), std::move(only.place)});
        result.value = std::move(only.value);
    } while (result.value.shape == Node::Shape::table && result.value.style == Node::Style::open);
    return result;
}

bool is_called(const Node& element, std::string_view label, std::string_view name) {
    const Entry* const entry = element.find(label);
    return entry != nullptr && entry->value.shape == Node::Shape::text && entry->value.text == name;
}

/// The element that `part` names by index, name or kind. Throws InputError unless it is just one.
Node& element_of(Node& array, const Part& part, std::string_view prefix) {
    std::size_t index = 0;
    const char* const end = part.key.data() + part.key.size();
    if (const auto [stop, error] = std::from_chars(part.key.data(), end, index);
        error == std::errc{} && stop == end && index < array.elements.size()) {
        return array.elements[index];
    }
    for (const std::string_view label : {"name", "kind"}) {
        std::vector<Node*> found;
        for (Node& element : array.elements) {
            if (is_called(element, label, part.key)) {
                found.push_back(&element);
            }
        }
        if (found.size() == 1) {
            return *found.front();
        }
        if (found.size() > 1) {
            refuse(part.place, fmt::format("{}: {} elements have the {} {}. Try an index, from 0",
                                           dotted(prefix, part.key), found.size(), label,
                                           literal(std::string_view{part.key})));
        }
    }
    refuse(part.place,
           fmt::format("{}: {} has {}, none of them called {}. Try an index from 0, a name "
                       "or a kind",
                       dotted(prefix, part.key), prefix, counted(array.elements.size(), "element"),
                       literal(std::string_view{part.key})));
}

/// The node at `part` below `at`; a key that is not there yet begins as an empty table.
Node& step_into(Node& at, const Part& part, std::string_view prefix, std::uint32_t layer) {
    if (at.shape == Node::Shape::array) {
        return element_of(at, part, prefix);
    }
    if (at.shape != Node::Shape::table) {
        refuse(part.place,
               fmt::format("{}: {} = {} has no keys", dotted(prefix, part.key), prefix, shown(at)));
    }
    if (Entry* const entry = at.find(part.key)) {
        return entry->value;
    }
    Node fresh;
    fresh.place = part.place;
    at.entries.push_back({part.key, part.place, layer, std::move(fresh)});
    return at.entries.back().value;
}

} // namespace

void Document::set(std::string_view assignment) {
    Assignment change = split(assignment);
    if (change.path.front().key == "base") {
        refuse(change.path.front().place,
               "base cannot be set. Try a scenario file that begins from it");
    }
    ++layer_;
    stamp(change.value, layer_);
    Node changed = root_; // unchanged if the path leads nowhere
    Node* at = &changed;
    std::string prefix;
    const Part& last = change.path.back();
    for (const Part& part : change.path) {
        Node* const owner = at;
        at = &step_into(*owner, part, prefix, layer_);
        prefix = dotted(prefix, part.key);
        if (&part == &last && owner->shape == Node::Shape::table) {
            Entry* const entry = owner->find(part.key);
            entry->place = part.place;
            entry->layer = layer_;
        }
    }
    *at = std::move(change.value);
    root_ = std::move(changed);
}

} // namespace catchup::config
