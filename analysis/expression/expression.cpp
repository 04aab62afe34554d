// SPDX-License-Identifier: MIT
#include "analysis/expression/expression.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include "analysis/expression/token.hpp"
#include "sim/base/error.hpp"

namespace catchup::analysis {
namespace {

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == text.npos
               ? ""
               : std::string{text.substr(first, text.find_last_not_of(' ') - first + 1)};
}

/// name[choice, key=value, ...]
Reference reference_of(const Token& token) {
    const std::string& text = token.text;
    const std::size_t open = std::min(text.find('['), text.size());
    Reference reference{text.substr(0, open), "", {}, false};
    for (std::size_t at = open + 1; at < text.size();) {
        const std::size_t end = text.find_first_of(",]", at);
        const std::string part = trimmed(std::string_view{text}.substr(at, end - at));
        const std::size_t equals = part.find('=');
        if (part.empty() || (equals == part.npos && !reference.choice.empty())) {
            throw BadFormula{token.column + at, "in brackets stand one policy and key=value pairs, "
                                                "with commas between them"};
        }
        if (equals == part.npos) {
            reference.choice = part;
        } else {
            reference.selection.emplace_back(trimmed(part.substr(0, equals)),
                                             trimmed(part.substr(equals + 1)));
        }
        at = end + 1;
    }
    return reference;
}

class Reader {
  public:
    Reader(std::string_view formula, const Lookup& lookup, std::size_t rows)
        : tokens_{tokens(formula)}, lookup_{lookup}, rows_{rows} {}

    std::vector<double> all() {
        std::vector<double> value = numbers(either());
        if (now().kind != TokenKind::end) {
            complain("here the formula should have ended, or an operator is missing");
        }
        for (double& each : value) {
            each = std::isfinite(each) ? each : std::numeric_limits<double>::quiet_NaN();
        }
        return value;
    }

  private:
    [[nodiscard]] const Token& now() const { return tokens_[at_]; }
    [[noreturn]] void complain(const std::string& what) const {
        throw BadFormula{now().column, what};
    }
    bool take(TokenKind kind, std::string_view text) {
        if (now().kind != kind || now().text != text) {
            return false;
        }
        ++at_;
        return true;
    }
    void expect(std::string_view sign) {
        if (!take(TokenKind::sign, sign)) {
            complain(fmt::format("a '{}' is missing here", sign));
        }
    }
    [[nodiscard]] std::vector<double> numbers(Quantity quantity) const {
        if (!quantity.words.empty()) {
            complain("words can only be compared, with == or !=");
        }
        return std::move(quantity.values);
    }
    template <class Function>
    [[nodiscard]] Quantity combined(Quantity left, Quantity right, Function function) const {
        std::vector<double> x = numbers(std::move(left));
        const std::vector<double> y = numbers(std::move(right));
        for (std::size_t row = 0; row < rows_; ++row) {
            const bool known = !std::isnan(x[row]) && !std::isnan(y[row]);
            x[row] = known ? static_cast<double>(function(x[row], y[row]))
                           : std::numeric_limits<double>::quiet_NaN();
        }
        return {std::move(x), {}};
    }

    Quantity either() {
        Quantity left = both();
        while (take(TokenKind::name, "or")) {
            left = combined(std::move(left), both(),
                            [](double x, double y) { return x != 0.0 || y != 0.0; });
        }
        return left;
    }
    Quantity both() {
        Quantity left = negation();
        while (take(TokenKind::name, "and")) {
            left = combined(std::move(left), negation(),
                            [](double x, double y) { return x != 0.0 && y != 0.0; });
        }
        return left;
    }
    Quantity negation() {
        if (take(TokenKind::name, "not")) {
            Quantity right = negation();
            return combined(right, right, [](double x, double) { return x == 0.0; });
        }
        return comparison();
    }
    Quantity comparison() {
        Quantity left = sum();
        if (now().kind != TokenKind::sign) {
            return left;
        }
        if (take(TokenKind::sign, "<")) {
            return combined(std::move(left), sum(), [](double x, double y) { return x < y; });
        }
        if (take(TokenKind::sign, "<=")) {
            return combined(std::move(left), sum(), [](double x, double y) { return x <= y; });
        }
        if (take(TokenKind::sign, ">")) {
            return combined(std::move(left), sum(), [](double x, double y) { return x > y; });
        }
        if (take(TokenKind::sign, ">=")) {
            return combined(std::move(left), sum(), [](double x, double y) { return x >= y; });
        }
        if (take(TokenKind::sign, "==")) {
            return equal(std::move(left), 1.0);
        }
        if (take(TokenKind::sign, "!=")) {
            return equal(std::move(left), 0.0);
        }
        return left;
    }
    Quantity equal(Quantity left, double if_equal) {
        if (now().kind == TokenKind::word) {
            const auto word = std::find(left.words.begin(), left.words.end(), now().text);
            if (word == left.words.end()) {
                complain(left.words.empty() ? "what stands before it is a number, not a word"
                                            : fmt::format("no such word: there are {}",
                                                          fmt::join(left.words, ", ")));
            }
            const auto place = static_cast<double>(word - left.words.begin());
            ++at_;
            for (double& value : left.values) {
                value = std::isnan(value) ? value : value == place ? if_equal : 1.0 - if_equal;
            }
            return {std::move(left.values), {}};
        }
        return combined(std::move(left), sum(), [if_equal](double x, double y) {
            return x == y ? if_equal : 1.0 - if_equal;
        });
    }
    Quantity sum() {
        Quantity left = product();
        while (true) {
            if (take(TokenKind::sign, "+")) {
                left =
                    combined(std::move(left), product(), [](double x, double y) { return x + y; });
            } else if (take(TokenKind::sign, "-")) {
                left =
                    combined(std::move(left), product(), [](double x, double y) { return x - y; });
            } else {
                return left;
            }
        }
    }
    Quantity product() {
        Quantity left = signed_value();
        while (true) {
            if (take(TokenKind::sign, "*")) {
                left = combined(std::move(left), signed_value(),
                                [](double x, double y) { return x * y; });
            } else if (take(TokenKind::sign, "/")) {
                left = combined(std::move(left), signed_value(), [](double x, double y) {
                    return y == 0.0 ? std::numeric_limits<double>::quiet_NaN() : x / y;
                });
            } else {
                return left;
            }
        }
    }
    Quantity signed_value() {
        if (take(TokenKind::sign, "-")) {
            Quantity right = signed_value();
            return combined(right, right, [](double x, double) { return -x; });
        }
        return value();
    }
    Quantity value() {
        const Token token = now();
        if (token.kind == TokenKind::number) {
            ++at_;
            return {std::vector<double>(rows_, token.value), {}};
        }
        if (take(TokenKind::sign, "(")) {
            Quantity inner = either();
            expect(")");
            return inner;
        }
        if (token.kind == TokenKind::word) {
            complain("words can only be compared, with == or != and a name before it");
        }
        if (token.kind != TokenKind::name) {
            complain("a name, a number or a '(' is missing here");
        }
        ++at_;
        return now().kind == TokenKind::sign && now().text == "(" ? function(token)
                                                                  : looked_up(token, false);
    }
    Quantity looked_up(const Token& token, bool to_date) {
        Reference reference = reference_of(token);
        reference.to_date = to_date;
        try {
            return lookup_(reference);
        } catch (const InputError&) {
            throw;
        } catch (const std::runtime_error& error) {
            throw BadFormula{token.column, error.what()};
        }
    }
    Quantity function(const Token& token) {
        expect("(");
        Quantity result;
        if (token.text == "sum") {
            if (now().kind != TokenKind::name) {
                complain("sum takes one name");
            }
            ++at_;
            result = looked_up(tokens_[at_ - 1], true);
        } else if (token.text == "abs") {
            Quantity x = either();
            result = combined(x, x, [](double value, double) { return std::abs(value); });
        } else if (token.text == "log") {
            Quantity x = either();
            result = combined(x, x, [](double value, double) { return std::log(value); });
        } else if (token.text == "sqrt") {
            Quantity x = either();
            result = combined(x, x, [](double value, double) { return std::sqrt(value); });
        } else if (token.text == "min" || token.text == "max") {
            Quantity x = either();
            expect(",");
            const bool least = token.text == "min";
            result = combined(std::move(x), either(), [least](double a, double b) {
                return least ? std::min(a, b) : std::max(a, b);
            });
        } else {
            throw BadFormula{token.column,
                             fmt::format("'{}' is no function. Try abs, min, max, log, "
                                         "sqrt or sum",
                                         token.text)};
        }
        expect(")");
        return result;
    }

    std::vector<Token> tokens_;
    const Lookup& lookup_;
    std::size_t rows_;
    std::size_t at_ = 0;
};

} // namespace

std::vector<double> evaluate(std::string_view formula, const Lookup& lookup, std::size_t rows) {
    return Reader{formula, lookup, rows}.all();
}

std::vector<std::string> names_in(std::string_view formula) {
    std::vector<std::string> names;
    for (const Token& token : tokens(formula)) {
        if (token.kind == TokenKind::name) {
            names.push_back(reference_of(token).name);
        }
    }
    return names;
}

} // namespace catchup::analysis
