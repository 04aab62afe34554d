// SPDX-License-Identifier: MIT
#include "sim/config/characters.hpp"

#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "sim/config/refusal.hpp"

namespace catchup::config {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t deepest = 64; // brackets, and parts of a dotted key

/// Bytes of the UTF-8 sequence at the start of `rest`, 0 if it is broken.
std::size_t sequence_length(std::string_view rest) noexcept {
    const auto byte = [&](std::size_t i) -> unsigned {
        return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80U) {
        return 1;
    }
    if (first >= 0xC2U && first <= 0xDFU) {
        return follows(1) ? 2 : 0;
    }
    if (first >= 0xE0U && first <= 0xEFU) {
        const bool overlong = first == 0xE0U && byte(1) < 0xA0U;
        const bool surrogate = first == 0xEDU && byte(1) > 0x9FU;
        return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0U && first <= 0xF4U) {
        const bool overlong = first == 0xF0U && byte(1) < 0x90U;
        const bool beyond = first == 0xF4U && byte(1) > 0x8FU;
        return follows(1) && follows(2) && follows(3) && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

/// Walks over text that is known to be UTF-8, one character at a time, and knows its place.
class Cursor {
  public:
    explicit Cursor(std::string_view text) : text_{text} {
        at_ = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    }
    [[nodiscard]] bool at_end() const noexcept { return at_ >= text_.size(); }
    [[nodiscard]] char now() const noexcept { return text_[at_]; }
    [[nodiscard]] std::string_view rest() const noexcept { return text_.substr(at_); }
    [[nodiscard]] Place place(const std::string& path) const { return {path, line_, column_}; }
    void advance(std::size_t characters = 1) noexcept {
        for (; characters > 0 && !at_end(); --characters) {
            column_ = now() == '\n' ? 1 : column_ + 1;
            line_ += now() == '\n' ? 1U : 0U;
            const std::size_t length = sequence_length(rest());
            at_ += length == 0 ? 1 : length;
        }
    }

  private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
    std::uint32_t column_ = 1;
};

void skip_comment(Cursor& cursor) {
    while (!cursor.at_end() && cursor.now() != '\n') {
        cursor.advance();
    }
}

/// Moves behind the string at the cursor; false if it never ends, which the parser will say.
bool skip_string(Cursor& cursor) {
    const char quote = cursor.now();
    const std::string triple(3, quote);
    const bool is_long = cursor.rest().starts_with(triple);
    cursor.advance(is_long ? 3 : 1);
    while (!cursor.at_end()) {
        if (quote == '"' && cursor.now() == '\\') {
            cursor.advance(2);
        } else if (is_long && cursor.rest().starts_with(triple)) {
            cursor.advance(3);
            for (int extra = 0; extra < 2 && !cursor.at_end() && cursor.now() == quote; ++extra) {
                cursor.advance();
            }
            return true;
        } else if (!is_long && cursor.now() == quote) {
            cursor.advance();
            return true;
        } else if (!is_long && cursor.now() == '\n') {
            return false;
        } else {
            cursor.advance();
        }
    }
    return false;
}

/// How deep the text outside strings and comments is nested at the cursor.
struct Nesting {
    std::size_t brackets = 0;
    std::size_t dots = 0;

    void see(char c) noexcept {
        if (c == '[' || c == '{') {
            ++brackets;
        } else if ((c == ']' || c == '}') && brackets > 0) {
            --brackets;
        }
        if (c == '.') {
            ++dots;
        } else if (c == '\n' || c == '=' || c == ',' || c == '{' || c == '[') {
            dots = 0;
        }
    }
    [[nodiscard]] bool too_deep() const noexcept { return brackets > deepest || dots > deepest; }
};

} // namespace

std::optional<Problem> not_text(std::string_view text, const std::string& path) {
    for (Cursor cursor{text}; !cursor.at_end(); cursor.advance()) {
        if (cursor.now() == '\0') {
            return Problem{cursor.place(path),
                           "a NUL byte: this is not a text file. Try the file you meant"};
        }
        if (sequence_length(cursor.rest()) == 0) {
            return Problem{cursor.place(path),
                           fmt::format("byte 0x{:02X} is not UTF-8 text. Try saving it as UTF-8",
                                       static_cast<unsigned char>(cursor.now()))};
        }
    }
    return std::nullopt;
}

void check_toml_characters(std::string_view text, const std::string& path) {
    Nesting nesting;
    for (Cursor cursor{text}; !cursor.at_end();) {
        const char c = cursor.now();
        if (c == '#') {
            skip_comment(cursor);
        } else if (c == '"' || c == '\'') {
            if (!skip_string(cursor)) {
                return;
            }
        } else if (const std::size_t length = sequence_length(cursor.rest()); length > 1) {
            refuse(cursor.place(path),
                   fmt::format("'{}' stands outside quotes. Try \"...\" around the text "
                               "or key, with plain straight quotes",
                               cursor.rest().substr(0, length)));
        } else {
            nesting.see(c);
            if (nesting.too_deep()) {
                refuse(cursor.place(path), fmt::format("nested more than {} levels deep. Try fewer "
                                                       "brackets or dots within each other",
                                                       deepest));
            }
            cursor.advance();
        }
    }
}

std::optional<Problem> unclosed_quote(std::string_view text, const std::string& path) {
    for (Cursor cursor{text}; !cursor.at_end();) {
        const char c = cursor.now();
        if (c == '#') {
            skip_comment(cursor);
        } else if (c == '"' || c == '\'') {
            const std::string triple(3, c);
            const bool is_long = cursor.rest().starts_with(triple);
            Place place = cursor.place(path);
            if (!skip_string(cursor)) {
                return Problem{std::move(place),
                               is_long ? fmt::format("the {0} is never closed. Try {0} at the end "
                                                     "of the text",
                                                     triple)
                                       : fmt::format("the quote is not closed on this line. Try "
                                                     "{} at the end of the text",
                                                     c)};
            }
        } else {
            cursor.advance();
        }
    }
    return std::nullopt;
}

} // namespace catchup::config
