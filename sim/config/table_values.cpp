// SPDX-License-Identifier: MIT
// How a table reads one value of each type, and what it says if it cannot.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "sim/config/literal.hpp"
#include "sim/config/table.hpp"

namespace catchup::config {
namespace {

/// " (meaning)", if it is known.
std::string meant(const Facts& facts) {
    return facts.meaning.empty() ? "" : fmt::format(" ({})", facts.meaning);
}

/// " unit (meaning)", as far as they are known.
std::string explained(const Facts& facts) {
    const std::string_view unit = shown_unit(facts.unit);
    return fmt::format("{}{}{}", unit.empty() ? "" : " ", unit, meant(facts));
}

/// The number that a key is, if it is one.
std::optional<std::size_t> index_of(std::string_view key) {
    std::size_t index = 0;
    const char* const end = key.data() + key.size();
    const auto [stop, error] = std::from_chars(key.data(), end, index);
    return error == std::errc{} && stop == end ? std::optional{index} : std::nullopt;
}

/// { 0 = 0.03 }: single numbers of a list, the others keep their defaults. What
/// --set benefit.gain.0=0.03 makes where the scenario does not give the list.
bool has_indices(const Node& table, std::size_t size) {
    return !table.entries.empty() &&
           std::all_of(table.entries.begin(), table.entries.end(), [&](const Entry& entry) {
               const auto index = index_of(entry.key);
               return index && *index < size;
           });
}

} // namespace

const Node* Table::find(const Facts& facts) {
    if (const Entry* const entry = find(facts.key)) {
        return &entry->value;
    }
    if (facts.need == Need::required) {
        findings_->add(place_, fmt::format("{} is missing and has no default{}. Try {}{} = ...",
                                           dotted(prefix_, facts.key), meant(facts),
                                           prefix_.empty() ? "" : fmt::format("[{}] ", prefix_),
                                           key_literal(facts.key)));
    }
    return nullptr;
}

bool Table::in_range(const Facts& facts, const std::string& key, const Node& value,
                     double as_number) {
    if (facts.range.contains(as_number)) {
        return true;
    }
    wrong(key, value,
          fmt::format("is outside {}{}. Try a value in that range", facts.range.to_string(),
                      explained(facts)));
    return false;
}

std::optional<double> Table::number(const Facts& facts, const std::string& key, const Node& value) {
    if (value.shape != Node::Shape::real && value.shape != Node::Shape::integer) {
        wrong(key, value, "must be a number");
        return std::nullopt;
    }
    const double read =
        value.shape == Node::Shape::real ? value.real : static_cast<double>(value.integer);
    return in_range(facts, key, value, read) ? std::optional{read} : std::nullopt;
}

std::optional<std::int64_t> Table::integer(const Facts& facts) {
    const Node* const value = find(facts);
    if (value == nullptr) {
        return std::nullopt;
    }
    const std::string key = dotted(prefix_, facts.key);
    if (value->shape != Node::Shape::integer) {
        const bool is_whole = value->shape == Node::Shape::real && std::abs(value->real) < 1e15 &&
                              std::trunc(value->real) == value->real;
        wrong(key, *value,
              is_whole ? fmt::format("must be a whole number. Try {}",
                                     static_cast<std::int64_t>(value->real))
                       : std::string{"must be a whole number"});
        return std::nullopt;
    }
    return in_range(facts, key, *value, static_cast<double>(value->integer))
               ? std::optional{value->integer}
               : std::nullopt;
}

void Table::read(const Facts& facts, double& out) {
    if (const Node* const value = find(facts)) {
        out = number(facts, dotted(prefix_, facts.key), *value).value_or(out);
    }
}

void Table::read(const Facts& facts, std::int64_t& out) { out = integer(facts).value_or(out); }

void Table::read(const Facts& facts, std::uint32_t& out) {
    if (const auto value = integer(facts)) { // its range is within the type's
        out = static_cast<std::uint32_t>(*value);
    }
}

void Table::read(const Facts& facts, std::uint64_t& out) {
    if (const auto value = integer(facts)) {
        out = static_cast<std::uint64_t>(*value);
    }
}

void Table::read(const Facts& facts, bool& out) {
    const Node* const value = find(facts);
    if (value != nullptr && value->shape != Node::Shape::boolean) {
        wrong(dotted(prefix_, facts.key), *value, "must be true or false");
    } else if (value != nullptr) {
        out = value->boolean;
    }
}

void Table::read(const Facts& facts, std::string& out) {
    const Node* const value = find(facts);
    if (value != nullptr && value->shape != Node::Shape::text) {
        wrong(dotted(prefix_, facts.key), *value, "must be text in quotes");
    } else if (value != nullptr) {
        out = value->text;
    }
}

void Table::read(const Facts& facts, Quarter& out) {
    const Node* const value = find(facts);
    if (value == nullptr) {
        return;
    }
    const auto quarter =
        value->shape == Node::Shape::text ? parse_quarter(value->text) : std::nullopt;
    if (!quarter) {
        wrong(
            dotted(prefix_, facts.key), *value,
            "must be a quarter in quotes: a year from 1000 to 9999, Q and 1 to 4. Try one such as "
            "\"2013Q1\"");
    }
    out = quarter.value_or(out);
}

void Table::read(const Facts& facts, std::vector<std::string>& out) {
    const Node* const value = find(facts);
    if (value == nullptr) {
        return;
    }
    const std::string key = dotted(prefix_, facts.key);
    if (value->shape != Node::Shape::array) {
        wrong(key, *value, "must be a list of texts. Try [\"...\", \"...\"]");
        return;
    }
    std::vector<std::string> read;
    for (std::size_t i = 0; i < value->elements.size(); ++i) {
        const Node& element = value->elements[i];
        if (element.shape != Node::Shape::text) {
            wrong(fmt::format("{}.{}", key, i), element, "must be text in quotes");
        }
        read.push_back(element.text);
    }
    out = std::move(read);
}

void Table::read(const Facts& facts, std::vector<double>& out) {
    const Node* const value = find(facts);
    if (value == nullptr) {
        return;
    }
    const std::string key = dotted(prefix_, facts.key);
    if (value->shape != Node::Shape::array) {
        wrong(key, *value, "must be a list of numbers. Try [0.1, 0.2]");
        return;
    }
    std::vector<double> read;
    for (std::size_t i = 0; i < value->elements.size(); ++i) {
        read.push_back(
            number(facts, fmt::format("{}.{}", key, i), value->elements[i]).value_or(0.0));
    }
    out = std::move(read);
}

void Table::read(const Facts& facts, Shares& out) {
    const Node* const value = find(facts);
    if (value == nullptr) {
        return;
    }
    const std::string key = dotted(prefix_, facts.key);
    if (value->shape != Node::Shape::table) {
        wrong(key, *value, "must be a table of numbers. Try { name = 1.0 }");
        return;
    }
    Shares read;
    for (const Entry& entry : value->entries) {
        const auto part = number(facts, dotted(key, entry.key), entry.value);
        read.emplace_back(entry.key, part.value_or(0.0));
    }
    out = std::move(read);
}

void Table::read(const Facts& facts, TextFile& out) {
    const Node* const value = find(facts);
    if (value != nullptr && value->shape != Node::Shape::text) {
        wrong(dotted(prefix_, facts.key), *value, "must be the path of a file, in quotes");
    } else if (value != nullptr) {
        out = findings_->load(*value, dotted(prefix_, facts.key));
    }
}

void Table::read_numbers(const Facts& facts, std::span<double> out) {
    const Node* const value = find(facts);
    if (value == nullptr) {
        return;
    }
    const std::string key = dotted(prefix_, facts.key);
    if (value->shape == Node::Shape::table && has_indices(*value, out.size())) {
        for (const Entry& entry : value->entries) {
            double& one = out[*index_of(entry.key)];
            one = number(facts, dotted(key, entry.key), entry.value).value_or(one);
        }
        return;
    }
    if (value->shape != Node::Shape::array || value->elements.size() != out.size()) {
        const bool is_list = value->shape == Node::Shape::array;
        const std::string elements =
            is_list ? fmt::format("has {}; it ", counted(value->elements.size(), "element")) : "";
        wrong(key, *value,
              fmt::format("{}must be a list of {}{}. Try one such as {}", elements,
                          counted(out.size(), "number"), meant(facts),
                          text_of(std::vector<double>(out.begin(), out.end()))));
        return;
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i] = number(facts, fmt::format("{}.{}", key, i), value->elements[i]).value_or(out[i]);
    }
}

} // namespace catchup::config
