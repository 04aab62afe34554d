// SPDX-License-Identifier: MIT
#include "sim/config/literal.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace catchup::config {
namespace {

enum class Newlines { escaped, kept };

bool is_control(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::string escaped(std::string_view text, Newlines newlines) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += newlines == Newlines::kept ? "\n" : "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (c == '\r') {
            out += "\\r";
        } else if (is_control(c)) {
            out += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
        } else {
            out += c;
        }
    }
    return out;
}

/// Writes each element with `write`, separated by commas, between the brackets.
template <class List, class Write>
std::string bracketed(std::string_view open, const List& list, std::string_view close,
                      Write&& write) {
    std::string out{open};
    for (const auto& element : list) {
        out += out.size() == open.size() ? "" : ", ";
        out += write(element);
    }
    return out.append(close);
}

struct Writer {
    std::string operator()(std::int64_t value) const { return literal(value); }
    std::string operator()(double value) const { return literal(value); }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(const std::string& value) const {
        return literal(std::string_view{value});
    }
    std::string operator()(Quarter value) const { return fmt::format("\"{}\"", to_string(value)); }
    std::string operator()(const std::vector<double>& values) const {
        return bracketed("[", values, "]", *this);
    }
    std::string operator()(const std::vector<std::string>& values) const {
        return bracketed("[", values, "]", *this);
    }
    std::string operator()(const Shares& values) const {
        return values.empty() ? "{}" : bracketed("{ ", values, " }", [](const auto& named) {
            return key_literal(named.first) + " = " + literal(named.second);
        });
    }
    std::string operator()(const TextFile& file) const { return (*this)(file.path); }
};

} // namespace

std::string literal(std::int64_t value) { return fmt::format("{}", value); }

std::string literal(double value) {
    std::string text = fmt::format("{}", value);
    if (text.find_first_of(".en") == std::string::npos) { // n: nan and inf
        text += ".0";
    }
    return text;
}

std::string literal(std::string_view text) {
    return fmt::format("\"{}\"", escaped(text, Newlines::escaped));
}

std::string text_of(const LeafValue& value) { return std::visit(Writer{}, value); }

std::string long_literal(std::string_view text) {
    const bool plain = text.find("'''") == std::string_view::npos &&
                       (text.empty() || text.back() != '\'') &&
                       std::none_of(text.begin(), text.end(),
                                    [](char c) { return is_control(c) && c != '\n' && c != '\t'; });
    return plain ? fmt::format("'''\n{}'''", text)
                 : fmt::format("\"\"\"\n{}\"\"\"", escaped(text, Newlines::kept));
}

std::string key_literal(std::string_view key) {
    const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-';
    });
    return bare ? std::string{key} : literal(key);
}

std::string dotted(std::string_view prefix, std::string_view key) {
    return prefix.empty() ? key_literal(key) : fmt::format("{}.{}", prefix, key_literal(key));
}

std::string shortened(std::string text, std::size_t longest) {
    if (text.size() <= longest) {
        return text;
    }
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end; // keep whole characters
    }
    text.resize(end);
    return text + "...";
}

std::string counted(std::size_t number, std::string_view noun) {
    return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string listed(const std::vector<std::string_view>& words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

} // namespace catchup::config
