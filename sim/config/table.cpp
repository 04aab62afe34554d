// SPDX-License-Identifier: MIT
#include "sim/config/table.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "sim/config/literal.hpp"

namespace catchup::config {
namespace {

bool contains(const std::vector<std::string_view>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// "; did you mean 'x'?" or ". Try one of: ...".
std::string suggestion(std::string_view word, const std::vector<std::string_view>& candidates) {
    if (const std::string_view near = nearest(word, candidates); !near.empty()) {
        return fmt::format("; did you mean '{}'?", near);
    }
    return candidates.empty() ? std::string{} : ". Try one of: " + listed(candidates);
}

/// The first part of a dotted key, which loses it.
std::string_view take_part(std::string_view& key) {
    const std::size_t dot = key.find('.');
    const std::string_view part = key.substr(0, dot);
    key = dot == std::string_view::npos ? std::string_view{} : key.substr(dot + 1);
    return part;
}

} // namespace

Table::Table(const Document& document, Findings& findings)
    : Table{&document.root(), document.root().place, "", findings} {}

Table::Table(const Node* node, Place place, std::string prefix, Findings& findings)
    : node_{node}, place_{std::move(place)}, prefix_{std::move(prefix)}, findings_{&findings} {}

const Entry* Table::find(std::string_view key) {
    known_.push_back(key);
    return node_ == nullptr ? nullptr : node_->find(key);
}

void Table::wrong(const std::string& key, const Node& value, std::string_view problem) {
    findings_->add(value.place, fmt::format("{} = {} {}", key, shown(value), problem));
}

std::optional<Table> Table::section(std::string_view key) {
    const std::string name = dotted(prefix_, key);
    const Entry* const entry = find(key);
    if (entry == nullptr) {
        return Table{nullptr, place_, name, *findings_};
    }
    const Node& value = entry->value;
    if (value.shape != Node::Shape::table) {
        wrong(name, value, fmt::format("must be a table. Try [{}]", name));
        return std::nullopt;
    }
    return Table{&value, value.place, name, *findings_};
}

std::optional<std::vector<Table>> Table::list(std::string_view key) {
    const std::string name = dotted(prefix_, key);
    const Entry* const entry = find(key);
    if (entry == nullptr) {
        return std::nullopt;
    }
    const Node& value = entry->value;
    if (value.shape != Node::Shape::array) {
        wrong(name, value, fmt::format("must be a list of tables. Try [[{}]]", name));
        return std::nullopt;
    }
    std::vector<Table> tables;
    for (std::size_t i = 0; i < value.elements.size(); ++i) {
        const Node& element = value.elements[i];
        std::string element_name = fmt::format("{}.{}", name, i);
        if (element.shape != Node::Shape::table) {
            wrong(element_name, element, fmt::format("must be a table. Try [[{}]]", name));
            continue;
        }
        tables.push_back(Table{&element, element.place, std::move(element_name), *findings_});
    }
    return tables;
}

std::optional<std::size_t> Table::kind_at(const Node& value,
                                          const std::vector<std::string_view>& kinds) {
    const std::string name = dotted(prefix_, "kind");
    judges_keys_ = false;
    if (value.shape != Node::Shape::text) {
        wrong(name, value, "must be text. Try one of: " + listed(kinds));
        return std::nullopt;
    }
    const auto at = std::find(kinds.begin(), kinds.end(), value.text);
    if (at == kinds.end()) {
        const std::string_view near = nearest(value.text, kinds);
        wrong(name, value,
              fmt::format("is not a known kind{} Known kinds: {}",
                          near.empty() ? "." : fmt::format("; did you mean '{}'?", near),
                          listed(kinds)));
        return std::nullopt;
    }
    judges_keys_ = true;
    return static_cast<std::size_t>(at - kinds.begin());
}

std::optional<std::size_t> Table::choose(const std::vector<std::string_view>& kinds,
                                         std::size_t current) {
    const Entry* const entry = find("kind");
    return entry == nullptr ? current : kind_at(entry->value, kinds);
}

std::optional<std::size_t> Table::preset(const std::vector<std::string_view>& kinds,
                                         std::string_view current) {
    if (const Entry* const entry = find("kind")) {
        return kind_at(entry->value, kinds);
    }
    if (const auto at = std::find(kinds.begin(), kinds.end(), current);
        node_ == nullptr && at != kinds.end()) {
        return static_cast<std::size_t>(at - kinds.begin());
    }
    findings_->add(place_, fmt::format("{} is missing. Try one of: {}", dotted(prefix_, "kind"),
                                       listed(kinds)));
    judges_keys_ = false;
    return std::nullopt;
}

void Table::know_kinds(std::vector<KindKeys> kinds, std::size_t chosen) {
    kinds_ = std::move(kinds);
    chosen_ = chosen;
}

void Table::let_stand(std::string_view key) {
    static_cast<void>(section(key));
    known_.pop_back();
    unlisted_.push_back(key);
}

void Table::finish() {
    if (node_ == nullptr || !judges_keys_) {
        return;
    }
    for (const Entry& entry : node_->entries) {
        if (!contains(known_, entry.key) && !contains(unlisted_, entry.key)) {
            judge(entry);
        }
    }
}

/// Of a key that nobody asked for.
void Table::judge(const Entry& entry) {
    const std::string name = dotted(prefix_, entry.key);
    std::vector<std::string_view> owners;
    for (const KindKeys& other : kinds_) {
        if (contains(other.keys, entry.key)) {
            owners.push_back(other.kind);
        }
    }
    if (owners.empty()) {
        findings_->add(entry.place,
                       fmt::format("{} is not a known key{}", name, suggestion(entry.key, known_)));
        return;
    }
    const Entry* const kind = node_->find("kind");
    if (kind != nullptr && entry.layer < kind->layer) {
        return; // left from a file below, which had that kind
    }
    findings_->add(entry.place, fmt::format("{} belongs to kind {}, not to {}. Try dropping it, or "
                                            "kind = {}",
                                            name, fmt::join(owners, " or "), kinds_[chosen_].kind,
                                            literal(owners.front())));
}

void Table::complain(std::string_view key, std::string_view text) {
    Place place = place_;
    const Node* at = node_;
    for (std::string_view rest = key; at != nullptr && !rest.empty();) {
        const std::string_view part = take_part(rest);
        if (at->shape == Node::Shape::array) {
            std::size_t index = 0;
            const auto [stop, error] =
                std::from_chars(part.data(), part.data() + part.size(), index);
            const bool is_there = error == std::errc{} && index < at->elements.size();
            at = is_there ? &at->elements[index] : nullptr;
            place = is_there ? at->place : place;
        } else {
            const Entry* const entry = at->find(part);
            at = entry == nullptr ? nullptr : &entry->value;
            place = entry == nullptr ? place : entry->place;
        }
    }
    std::string name = prefix_;
    name += prefix_.empty() || key.empty() ? "" : ".";
    name += key;
    const bool is_value = at != nullptr && !key.empty() && at->shape != Node::Shape::table &&
                          at->shape != Node::Shape::array;
    findings_->add_relation(std::move(place), fmt::format("{}{}{}: {}", name, is_value ? " = " : "",
                                                          is_value ? shown(*at) : "", text));
}

void Complaints::operator()(std::string_view key, std::string_view text) {
    table_.complain(key, text);
}

} // namespace catchup::config
