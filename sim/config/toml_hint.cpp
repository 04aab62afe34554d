// SPDX-License-Identifier: MIT
#include "sim/config/toml_hint.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <tuple>

#include <fmt/format.h>

#include "sim/config/characters.hpp"
#include "sim/config/literal.hpp"

namespace catchup::config {
namespace {

bool consists_of(std::string_view text, std::string_view characters) {
    return text.find_first_not_of(characters) == std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    const std::size_t start = std::min(text.find_first_not_of(blanks), text.size());
    return text.substr(start, text.find_last_not_of(blanks) + 1 - start);
}

std::string_view line_of(std::string_view text, std::uint32_t line) {
    for (; line > 1; --line) {
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    }
    return text.substr(0, text.find('\n'));
}

/// `key = value` on one line; the value begins behind so many characters.
struct Assignment {
    std::string_view key;
    std::string_view value;
    std::size_t before = 0;
};

std::optional<Assignment> assignment_in(std::string_view line) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view rest = line.substr(equals + 1);
    const Assignment found{trimmed(line.substr(0, equals)), trimmed(rest.substr(0, rest.find('#'))),
                           line.find_first_not_of(" \t", equals + 1)};
    const bool is_key = std::all_of(found.key.begin(), found.key.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
    });
    const bool is_bare = !found.value.empty() && !consists_of(found.value.substr(0, 1), "\"'[{");
    return is_key && !found.key.empty() && is_bare ? std::optional{found} : std::nullopt;
}

constexpr std::string_view digits = "0123456789";

/// 0,4 and 1,000,000: what the author may have meant, or "".
std::string without_commas(std::string_view value) {
    const std::size_t comma = value.find(',');
    const std::string_view behind = value.substr(std::min(comma, value.size() - 1) + 1);
    const bool is_number = comma != std::string_view::npos && comma > 0 && !behind.empty() &&
                           consists_of(value.substr(0, comma), "+-0123456789") &&
                           consists_of(behind, "0123456789,");
    if (!is_number) {
        return {};
    }
    std::string whole{value};
    std::erase(whole, ',');
    const std::string point = fmt::format("{}.{}", value.substr(0, comma), behind);
    if (!consists_of(behind, digits)) {
        return whole;
    }
    return behind.size() == 3 && value.front() != '0' ? fmt::format("{} or {}", whole, point)
                                                      : point;
}

std::string lower_case(std::string_view text) {
    std::string lower{text};
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

/// What is wrong with a value that stands for itself, and what to try; or "".
std::string wrong_with(std::string_view value) {
    if (const std::string plain = without_commas(value); !plain.empty()) {
        return "has a comma; numbers have a decimal point. Try " + shortened(plain);
    }
    const std::string lower = lower_case(value);
    if (lower == "true" || lower == "false") {
        return lower == value ? "" : "has capital letters. Try " + lower;
    }
    if (consists_of(value, "0123456789+-_.:eE")) {
        return {}; // a number or date: the parser knows better
    }
    return fmt::format("is neither a number nor true, false or a date. Try {} if it is text",
                       literal(shortened(std::string{value})));
}

} // namespace

std::optional<Problem> toml_hint(std::string_view text, const Place& gave_up,
                                 std::string_view said) {
    const auto at = [](const Place& place) { return std::tie(place.line, place.column); };
    if (auto quote = unclosed_quote(text, gave_up.path); quote && at(quote->place) <= at(gave_up)) {
        return quote;
    }
    if (said.find("string") != std::string_view::npos ||
        said.find("redefine") != std::string_view::npos) {
        return std::nullopt; // the value is no bare word, or as good as another one
    }
    const auto found = assignment_in(line_of(text, gave_up.line));
    if (!found || gave_up.column <= found->before) {
        return std::nullopt;
    }
    const std::string wrong = wrong_with(found->value);
    if (wrong.empty()) {
        return std::nullopt;
    }
    return Problem{
        {gave_up.path, gave_up.line, static_cast<std::uint32_t>(found->before + 1)},
        fmt::format("{} = {} {}", found->key, shortened(std::string{found->value}), wrong)};
}

} // namespace catchup::config
