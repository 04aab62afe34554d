// SPDX-License-Identifier: MIT
// A formula in pieces.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace catchup::analysis {

enum class TokenKind { number, name, word, sign, end };

struct Token {
    TokenKind kind = TokenKind::end;
    std::string text;       // of a name with what stands in brackets after it
    double value = 0.0;     // of a number
    std::size_t column = 0; // from 1
};

/// The last one is an end. Throws BadFormula.
[[nodiscard]] std::vector<Token> tokens(std::string_view formula);

} // namespace catchup::analysis
