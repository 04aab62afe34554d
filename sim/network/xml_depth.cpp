// SPDX-License-Identifier: MIT
#include "sim/network/xml_depth.hpp"

#include <algorithm>

namespace catchup::network {
namespace {

constexpr std::string_view blanks = " \n\r\t";

/// Follows the text by the rules of the parser (RapidXML in Boost.PropertyTree), which allows, for
/// example, quotes and '<' within names: whatever it would nest is counted here.
class Walk {
  public:
    explicit Walk(std::string_view text) : text_{text} {}

    /// Moves to behind the next '<'; false if there is none.
    bool next() {
        at_ = std::min(text_.find('<', at_), text_.size());
        begin_ = at_;
        skip(1);
        return at_ < text_.size();
    }
    [[nodiscard]] std::size_t begin() const noexcept { return begin_; }
    [[nodiscard]] bool is_at_end() const noexcept { return at_ >= text_.size(); }
    [[nodiscard]] bool sees(std::string_view word) const {
        return text_.substr(at_).starts_with(word);
    }
    [[nodiscard]] bool sees_doctype() const {
        constexpr std::string_view doctype = "!DOCTYPE";
        const std::size_t behind = at_ + doctype.size();
        return sees(doctype) && behind < text_.size() &&
               blanks.find(text_[behind]) != std::string_view::npos;
    }
    void skip(std::size_t characters) noexcept { at_ = std::min(at_ + characters, text_.size()); }
    void skip_past(std::string_view word) {
        const std::size_t found = text_.find(word, at_);
        at_ = found == std::string_view::npos ? text_.size() : found + word.size();
    }
    void skip_while(std::string_view characters) {
        at_ = std::min(text_.find_first_not_of(characters, at_), text_.size());
    }
    void skip_until(std::string_view characters) {
        at_ = std::min(text_.find_first_of(characters, at_), text_.size());
    }

    /// <!DOCTYPE ...>, with [ ... ] inside.
    void skip_doctype() {
        for (std::size_t brackets = 0; !is_at_end(); skip(1)) {
            if (brackets == 0 && sees(">")) {
                return;
            }
            if (sees("[")) {
                ++brackets;
            } else if (sees("]") && brackets > 0) {
                --brackets;
            }
        }
    }
    /// The name and the attributes of a start tag; false if they are malformed.
    bool skip_attributes() {
        skip_until(" \n\r\t/>?");
        skip_while(blanks);
        while (!is_at_end() && !sees("/") && !sees(">")) {
            skip_until(" \n\r\t!/<=>?");
            skip_while(blanks);
            if (!sees("=")) {
                return false;
            }
            skip(1);
            skip_while(blanks);
            if (!sees("\"") && !sees("'")) {
                return false;
            }
            const std::string_view quote = text_.substr(at_, 1);
            skip(1);
            skip_past(quote);
            skip_while(blanks);
        }
        return true;
    }

  private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0; // of the last '<'
};

void skip_declaration(Walk& walk) {
    if (walk.sees("!--")) {
        walk.skip(3);
        walk.skip_past("-->");
    } else if (walk.sees("![CDATA[")) {
        walk.skip(8);
        walk.skip_past("]]>");
    } else if (walk.sees_doctype()) {
        walk.skip_doctype();
    } else {
        walk.skip_past(">");
    }
}

} // namespace

std::optional<std::size_t> too_deep(std::string_view text, std::size_t most) {
    std::size_t open = 0;
    for (Walk walk{text}; walk.next();) {
        if (walk.sees("!")) {
            skip_declaration(walk);
        } else if (walk.sees("?")) {
            walk.skip(1);
            walk.skip_past("?>");
        } else if (walk.sees("/")) {
            walk.skip_past(">");
            open -= open > 0 ? 1U : 0U;
        } else {
            if (open == most) {
                return walk.begin();
            }
            if (!walk.skip_attributes()) {
                return std::nullopt;
            }
            open += walk.sees(">") ? 1U : 0U;
        }
    }
    return std::nullopt;
}

} // namespace catchup::network
