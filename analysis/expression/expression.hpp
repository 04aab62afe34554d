// SPDX-License-Identifier: MIT
// Formulas over the columns of a table: "y2 - y1", "cost < 20 and kind == 'bearings'".
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace catchup::analysis {

/// A name in a formula: reached[bottom-up, goal=D2N2I0].
struct Reference {
    std::string name;
    std::string choice;                                         // the word without '=', or ""
    std::vector<std::pair<std::string, std::string>> selection; // the others: key, value
    bool to_date = false;                                       // within sum(...): added up so far
};

/// A column of numbers or of words.
struct Quantity {
    std::vector<double> values;     // by row; NaN where there is none
    std::vector<std::string> words; // of a category: a value is the place of its word
};

/// A formula that cannot be read or computed: what is wrong, and from which of its characters
/// (counted from 1).
class BadFormula : public std::runtime_error {
  public:
    BadFormula(std::size_t column, const std::string& what)
        : std::runtime_error{what}, column_{column} {}
    [[nodiscard]] std::size_t column() const noexcept { return column_; }

  private:
    std::size_t column_;
};

/// What a name stands for: a column with as many rows as all others. Throws std::runtime_error with
/// the reason if it stands for nothing.
using Lookup = std::function<Quantity(const Reference&)>;

/// The formula's value by row: numbers; 1 and 0 for yes and no; NaN where something that it needs is
/// missing. From loosest to tightest: or, and, not, comparisons (< <= > >= == !=, one), + and -, *
/// and /, sign; abs, min, max, log, sqrt and sum(NAME); words in quotes are compared with == and !=.
/// A hyphen within a name needs brackets or blanks around the minus: a-b is one name if letters touch
/// it on both sides. Throws BadFormula.
[[nodiscard]] std::vector<double> evaluate(std::string_view formula, const Lookup& lookup,
                                           std::size_t rows);

/// The names in it, without brackets, functions and operators among them. Throws BadFormula.
[[nodiscard]] std::vector<std::string> names_in(std::string_view formula);

} // namespace catchup::analysis
