// SPDX-License-Identifier: MIT
#include "analysis/expression/token.hpp"

#include <array>
#include <cctype>
#include <charconv>

#include <fmt/format.h>

#include "analysis/expression/expression.hpp"

namespace catchup::analysis {
namespace {

bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_{text} {}

    Token next() {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) {
            ++at_;
        }
        const std::size_t begun = at_;
        Token token = at_ == text_.size()               ? Token{}
                      : is_letter(text_[at_])           ? name()
                      : is_digit(now()) || now() == '.' ? number()
                      : now() == '\'' || now() == '"'   ? word()
                                                        : sign();
        token.column = begun + 1;
        return token;
    }

  private:
    [[nodiscard]] char now(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    Token name() {
        std::size_t end = at_;
        const auto goes_on = [&] {
            const char c = end < text_.size() ? text_[end] : '\0';
            const char after = end + 1 < text_.size() ? text_[end + 1] : '\0';
            return is_letter(c) || is_digit(c) || ((c == '.' || c == '-') && is_letter(after));
        };
        while (goes_on()) {
            ++end;
        }
        if (end < text_.size() && text_[end] == '[') {
            const std::size_t close = text_.find(']', end);
            if (close == text_.npos) {
                throw BadFormula{end + 1, "this bracket is never closed"};
            }
            end = close + 1;
        }
        Token token{TokenKind::name, std::string{text_.substr(at_, end - at_)}, 0.0, 0};
        at_ = end;
        return token;
    }
    Token number() {
        Token token{TokenKind::number, {}, 0.0, 0};
        const auto [stop, error] =
            std::from_chars(text_.data() + at_, text_.data() + text_.size(), token.value);
        if (error != std::errc{}) {
            throw BadFormula{at_ + 1, "this is no number"};
        }
        at_ = static_cast<std::size_t>(stop - text_.data());
        return token;
    }
    Token word() {
        const std::size_t close = text_.find(now(), at_ + 1);
        if (close == text_.npos) {
            throw BadFormula{at_ + 1, "this quote is never closed"};
        }
        Token token{TokenKind::word, std::string{text_.substr(at_ + 1, close - at_ - 1)}, 0.0, 0};
        at_ = close + 1;
        return token;
    }
    Token sign() {
        constexpr std::array<std::string_view, 4> doubles{"<=", ">=", "==", "!="};
        constexpr std::string_view singles = "<>+-*/(),";
        for (const std::string_view sign : doubles) {
            if (text_.substr(at_).starts_with(sign)) {
                at_ += 2;
                return {TokenKind::sign, std::string{sign}, 0.0, 0};
            }
        }
        if (singles.find(now()) == singles.npos) {
            throw BadFormula{at_ + 1, fmt::format("'{}' means nothing here{}", now(),
                                                  now() == '=' ? "; did you mean '=='?" : "")};
        }
        return {TokenKind::sign, std::string{text_.substr(at_++, 1)}, 0.0, 0};
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

} // namespace

std::vector<Token> tokens(std::string_view formula) {
    Scanner scanner{formula};
    std::vector<Token> all;
    do {
        all.push_back(scanner.next());
    } while (all.back().kind != TokenKind::end);
    return all;
}

} // namespace catchup::analysis
